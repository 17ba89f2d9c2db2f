// What js/kept_here.js keeps on this device goes when its person signs out, and after three days.
// Until then a page that knows where it belongs says that it is here.
const KEPT = "flexplads.kept.";
const LONGEST = 3 * 24 * 60 * 60 * 1000; // milliseconds: over a weekend

function kept() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(KEPT));
  } catch {
    return []; // no storage: nothing is kept
  }
}

function isOld(key) {
  try {
    return !(Date.now() - JSON.parse(localStorage.getItem(key)).at < LONGEST);
  } catch {
    return true; // nothing of ours
  }
}

for (const key of kept()) if (isOld(key)) localStorage.removeItem(key);
for (const note of document.querySelectorAll("[data-kept-note]"))
  note.hidden = !kept().some((key) => key.startsWith(KEPT + note.dataset.keptNote));
for (const form of document.querySelectorAll("form[data-signs-out]"))
  form.addEventListener("submit", (event) => {
    const own = kept().filter((key) => key.startsWith(`${KEPT}${form.dataset.signsOut}.`));
    if (own.length && !confirm(form.dataset.unsent)) event.preventDefault();
    else for (const key of own) localStorage.removeItem(key);
  });
