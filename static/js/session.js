// Says beforehand when the session ends, and carries what was typed through signing in again.
// Writing is a use as well: the server hears of it now and then (organisations.session_limits).
const dialog = document.querySelector("dialog.session-ending");
const idle = Number(dialog.dataset.idle);
const warning = Math.min(300, idle / 4); // seconds before the end
const interval = Math.min(120, warning / 2);
let usedAt = Date.now();
let heardAt = Date.now();
let writtenIn = null;

const secondsSince = (moment) => (Date.now() - moment) / 1000;

async function secondsLeft(inUse) {
  try {
    const answer = await fetch(dialog.dataset.left + (inUse ? "?in_use=1" : ""), { cache: "no-store" });
    return (await answer.json()).seconds;
  } catch {
    return null; // no connection: nothing is known, and the page stays as it is
  }
}

function signOut() {
  // Sent with nobody signed in, a form brings its text to the sign-in page and back.
  if (writtenIn?.isConnected) return HTMLFormElement.prototype.submit.call(writtenIn);
  const address = new URL(dialog.dataset.signIn, location.href);
  address.searchParams.set("next", location.pathname + location.search);
  location.assign(address);
}

async function look() {
  if (secondsSince(usedAt) < interval && secondsSince(heardAt) > interval) {
    heardAt = Date.now();
    await secondsLeft(true);
  }
  if (!dialog.open && secondsSince(Math.max(usedAt, heardAt)) < idle - warning) return;
  const left = await secondsLeft(false);
  if (left === null) return;
  if (left <= 0) return signOut();
  if (left > warning) {
    dialog.close();
    return;
  }
  const words = dialog.querySelector("[data-minutes]");
  const minutes = Math.floor(left / 60);
  words.textContent =
    minutes < 1 ? words.dataset.textSoon : words.dataset.text.replace("#", String(minutes));
  if (!dialog.open) dialog.showModal();
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
