// The key "/" leads to the search box from wherever one is not writing. Who speaks to the screen, or
// presses keys by mistake, turns it off under their name; this browser keeps that.
const OFF = "find-citizen-key-off";
const box = document.querySelector("#find-citizen");
const turns = document.querySelector("[data-find-key]");

function isOff() {
  try {
    return localStorage.getItem(OFF) === "1";
  } catch {
    return false; // no storage: the key works
  }
}

function say() {
  turns.textContent = isOff() ? turns.dataset.off : turns.dataset.on;
}

if (box && turns) {
  turns.dataset.on = turns.textContent;
  turns.hidden = false;
  say();
  turns.addEventListener("click", () => {
    try {
      localStorage.setItem(OFF, isOff() ? "0" : "1");
    } catch {
      return;
    }
    say();
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (isOff() || event.target.closest?.("input, select, textarea, dialog, [contenteditable]")) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}
