// Says beforehand when the session ends, and carries what was typed through signing in again.
// Writing is a use as well: the server hears of it now and then (organisations.session_limits).
const dialog = document.querySelector("dialog.session-ending");
const idle = Number(dialog.dataset.idle);
const warning = Math.min(300, idle / 4); // seconds before the end
const interval = Math.min(120, warning / 2);
let usedAt = Date.now();
let heardAt = Date.now();
let writtenIn = null;
let isToldOfLongest = false; // however much it is used, it ends: said once, and nothing is longer

const secondsSince = (moment) => (Date.now() - moment) / 1000;

async function secondsLeft(inUse) {
  try {
    const answer = await fetch(dialog.dataset.left + (inUse ? "?in_use=1" : ""), { cache: "no-store" });
    return await answer.json();
  } catch {
    return null; // no connection: nothing is known, and the page stays as it is
  }
}

function warn({ seconds, is_longest: isLongest }) {
  if (dialog.open || (isLongest && isToldOfLongest)) return;
  isToldOfLongest = isLongest;
  const words = dialog.querySelector("[data-minutes]");
  const minutes = Math.floor(seconds / 60);
  words.textContent =
    minutes < 1 ? words.dataset.textSoon : words.dataset.text.replace("#", String(minutes));
  for (const text of dialog.querySelectorAll("[data-why]"))
    text.hidden = (text.dataset.why === "longest") !== isLongest;
  dialog.showModal();
}

function signOut() {
  // Sent with nobody signed in, a form brings its text to the sign-in page and back.
  if (writtenIn?.isConnected) return HTMLFormElement.prototype.submit.call(writtenIn);
  const address = new URL(dialog.dataset.signIn, location.href);
  address.searchParams.set("next", location.pathname + location.search);
  location.assign(address);
}

async function look() {
  const isUsed = secondsSince(usedAt) < interval;
  const isSilent = secondsSince(Math.max(usedAt, heardAt)) >= idle - warning;
  if (!dialog.open && !isSilent && !(isUsed && secondsSince(heardAt) > interval)) return;
  if (isUsed) heardAt = Date.now();
  const left = await secondsLeft(isUsed && !dialog.open);
  if (left === null) return;
  if (left.seconds <= 0) signOut();
  else if (left.seconds <= warning) warn(left);
  else {
    dialog.close();
    heardAt = Date.now(); // used in another tab
  }
}

dialog.querySelector("button").addEventListener("click", async () => {
  await secondsLeft(true);
  usedAt = heardAt = Date.now();
  dialog.close();
});
for (const use of ["keydown", "pointerdown", "scroll"])
  addEventListener(use, () => dialog.open || (usedAt = Date.now()), { passive: true });
addEventListener("input", (event) => {
  const form = event.target.form;
  if (form?.method === "post") writtenIn = form;
});
setInterval(look, Math.min(15, interval) * 1000);
addEventListener("visibilitychange", () => document.hidden || look());
