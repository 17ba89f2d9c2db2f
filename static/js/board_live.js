// The board keeps itself up to date: what is shown is asked for again while somebody looks at it,
// and never under their hands.
const live = document.querySelector("#board-live");
const over = document.querySelector(".board-over");
const told = document.querySelector(".board-told");
const EVERY = 30_000; // milliseconds
const OVER = [401, 403, 409]; // signed out, or in another role by now
let before = { focused: null, text: "" }; // what had the focus, and what was to be read

const isBusy = () => document.querySelector("dialog[open]") || live.querySelector(".chosen");

function lookAgain() {
  if (over.hidden && !document.hidden && !isBusy()) htmx.trigger(live, "look-again");
}

function keyOf(element) {
  if (!live.contains(element)) return null;
  if (element.id) return `#${CSS.escape(element.id)}`;
  const address = element.getAttribute("href");
  return address && `[href="${CSS.escape(address)}"]`;
}

live.addEventListener("htmx:configRequest", (event) => {
  event.detail.parameters.stempel = live.querySelector("[data-stamp]").dataset.stamp;
});
live.addEventListener("htmx:beforeSwap", (event) => {
  if (isBusy()) event.detail.shouldSwap = false;
  before = { focused: keyOf(document.activeElement), text: live.textContent };
});
live.addEventListener("htmx:afterSwap", () => {
  live.dispatchEvent(new Event("board:renewed"));
  if (before.focused) live.querySelector(before.focused)?.focus({ preventScroll: true });
  told.textContent = live.textContent === before.text ? "" : live.dataset.renewed;
});
live.addEventListener("htmx:responseError", (event) => {
  over.hidden = !OVER.includes(event.detail.xhr.status);
});
setInterval(lookAgain, EVERY);
addEventListener("visibilitychange", lookAgain);
