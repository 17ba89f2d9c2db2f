// What is typed is kept on this device until the server has it: through a lost connection, a reload
// and the end of a session. It lies sealed under a key that the page of the same person brings
// along (cases/kept_here.py). The areas of a star take turns in the page, so that one can go on to
// the next without a connection.
const line = document.querySelector("[data-kept-here]");
const words = line.dataset;
const holder = document.querySelector("[data-parts]");
const NOT_TYPED = ["csrfmiddlewaretoken", "acting_as", "shown"];
const AGAIN = 20_000; // milliseconds until what could not be sent is tried again
const LONGEST = 15_000; // milliseconds one waits for an answer
const parts = new Map();
let current = null;
let leaves = false; // the page is left once everything is sent
let canKeep = true;
let sayingBefore = "";

// --- Kept here, sealed
const keyOf = (part) => words.keptHere + part.name;
const bytesOf = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
const textOf = (bytes) => btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(""));
const sealing = crypto.subtle?.importKey("raw", bytesOf(words.seal), "AES-GCM", false, ["encrypt", "decrypt"]);

async function seal(kept) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(kept));
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await sealing, plain);
  return JSON.stringify({ at: Date.now(), iv: textOf(iv), sealed: textOf(sealed) });
}

async function unseal(text) {
  try {
    const { iv, sealed } = JSON.parse(text);
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: bytesOf(iv) }, await sealing, bytesOf(sealed));
    return JSON.parse(new TextDecoder().decode(plain));
  } catch {
    return null; // sealed under a key there is no more
  }
}

async function keep(part) {
  const turn = (part.turn += 1);
  try {
    const sealed = await seal({ values: valuesOf(part), shown: part.shown });
    if (turn === part.turn) localStorage.setItem(keyOf(part), sealed);
  } catch {
    canKeep = false;
    say();
  }
}

function forget(part) {
  part.turn += 1;
  try {
    localStorage.removeItem(keyOf(part));
  } catch {
    canKeep = false;
  }
}

// --- A form and what is typed in it
const formOf = (part) => part.section.querySelector("form");
const plain = (value) => value.replaceAll("\r\n", "\n").trim();
const typedIn = (data) =>
  JSON.stringify([...data].filter(([name]) => !NOT_TYPED.includes(name)).map(([name, value]) => [name, plain(value)]));
const valuesOf = (part) => typedIn(new FormData(formOf(part)));

function fill(part, values) {
  const given = JSON.parse(values);
  for (const field of formOf(part).elements) {
    if (!field.name || NOT_TYPED.includes(field.name)) continue;
    const own = given.filter(([name]) => name === field.name).map(([, value]) => value);
    if (["radio", "checkbox"].includes(field.type)) field.checked = own.includes(field.value);
    else if (own.length) field.value = own[0];
  }
  for (const note of part.section.querySelectorAll("details"))
    note.open ||= [...note.querySelectorAll("textarea")].some((field) => field.value);
}

// An area without a number is no answer yet; words alone are kept here until there is one.
function isAnswer(part) {
  const { score, left_out_because: why } = formOf(part).elements;
  return !score || (score.value === "out" ? why.value.trim() !== "" : score.value !== "");
}

// --- Sending
async function send(part) {
  if (part.isSending) return;
  const body = new FormData(formOf(part));
  const typed = typedIn(body);
  body.set("shown", part.shown);
  if (part.pressed) body.set(...part.pressed);
  part.pressed = null;
  part.isSending = true;
  part.state = "sending";
  say();
  try {
    const answer = await fetch(part.section.dataset.sends, {
      method: "POST",
      body,
      headers: { "HX-Request": "true" },
      redirect: "manual",
      cache: "no-store",
      signal: AbortSignal.timeout(LONGEST),
    });
    take(part, typed, answer.status, await answer.text());
  } catch {
    part.state = "waiting";
  }
  part.isSending = false;
  // Written or pressed while the answer was on its way: that is sent next.
  const isBehind = part.state === "here" && (part !== current || leaves) && isAnswer(part);
  if (isBehind || (part.pressed && part.state === "saved")) await send(part);
  say();
  leaveIfSent();
}

function take(part, typed, status, text) {
  const answered = new DOMParser().parseFromString(text, "text/html").querySelector("[data-part]");
  const isAsSent = valuesOf(part) === typed;
  if (!answered) {
    part.state = [401, 403, 409].includes(status) ? "signedOut" : "waiting";
    return;
  }
  if (status === 200) {
    const isMerged = typedIn(new FormData(answered.querySelector("form"))) !== typed;
    const shown = answered.querySelector("[name=shown]").value;
    part.isAnswered = true;
    part.state = isAsSent ? "saved" : "here";
    // What a colleague wrote came together with this, and is not in a form that is written in.
    if (isAsSent || !isMerged) part.shown = formOf(part).elements.shown.value = shown;
    if (!isAsSent) keep(part);
    else {
      forget(part);
      if (isMerged || part !== current) replace(part, answered);
    }
    return;
  }
  // Both texts are in the answer. Until a person has settled it, what was shown to them before
  // stays what the text was made from: a reload asks again and overwrites nobody.
  part.state = status === 409 ? "conflict" : "refused";
  if (isAsSent) replace(part, answered);
  else part.state = "here"; // the next sending shows them beside what was written since
}

function replace(part, answered) {
  const section = document.importNode(answered, true);
  if (part === current) {
    part.section.replaceWith(section);
    section.querySelector("h1, h2")?.focus();
  }
  part.section = section;
}

const goesByItself = (part) => isAnswer(part) && !formOf(part).dataset.byHand;

async function sendAll(states = ["here", "waiting", "signedOut"]) {
  for (const part of parts.values()) if (states.includes(part.state) && goesByItself(part)) await send(part);
}

function leaveIfSent() {
  const isSent = (part) => ["", "saved"].includes(part.state) || (part.state === "here" && !isAnswer(part));
  if (leaves && [...parts.values()].every(isSent)) location.assign(words.leads);
}

// --- In words
function say() {
  const all = [...parts.values()];
  const states = all.map((part) => part.state);
  const asks = all.find((part) => part.state === "conflict") ?? all.find((part) => part.state === "refused");
  let text = "";
  if (asks) text = words[asks.state];
  else if (states.includes("signedOut")) text = words.signedOut;
  else if (states.some((state) => state === "here" || state === "waiting") && !canKeep) text = words.notHere;
  else if (states.includes("waiting")) text = words.waiting;
  else if (states.includes("sending")) text = words.sending;
  else if (states.includes("here")) text = hereInWords();
  else if (states.includes("saved")) text = words.saved;
  line.classList.toggle("is-kept", states.some((state) => ["waiting", "signedOut", "here"].includes(state)));
  line.classList.toggle("asks", Boolean(asks));
  for (const part of all) sayOf(part);
  const leadsTo = asks && asks !== current ? asks.name : text === words.signedOut ? words.signIn : "";
  if (sayingBefore === text + leadsTo) return; // read aloud once
  sayingBefore = text + leadsTo;
  line.textContent = text;
  if (leadsTo) line.append(" ", asks ? button(asks) : link());
}

function hereInWords() {
  if (!navigator.onLine) return words.waiting;
  return isAnswer(current) ? words.here : words.unfinished;
}

function button(part) {
  const see = Object.assign(document.createElement("button"), { type: "button", textContent: words.see });
  see.className = "button button-secondary button-small";
  see.addEventListener("click", () => goTo(part.name));
  return see;
}

function link() {
  return Object.assign(document.createElement("a"), { href: location.href, textContent: words.signIn });
}

function sayOf(part) {
  const step = document.querySelector(`.star-progress [data-goes="${CSS.escape(part.name)}"]`);
  if (!step) return;
  const asks = part.state === "conflict" || part.state === "refused";
  const isHere = ["here", "waiting", "signedOut"].includes(part.state);
  if (part.isAnswered) step.classList.add("is-answered");
  step.classList.toggle("is-kept", isHere);
  step.classList.toggle("asks", asks);
  const how = asks ? words.look : isHere ? words.onTablet : step.matches(".is-answered") ? words.answered : "";
  step.querySelector("[data-how]").textContent = how && `, ${how}`;
}

// --- From one area to another
function goTo(name, { isBack = false } = {}) {
  const part = parts.get(name);
  if (!part || part === current) return;
  leaves = false;
  current.section.replaceWith(part.section);
  current = part;
  for (const step of document.querySelectorAll(".star-progress a"))
    if (step.dataset.goes === name) step.setAttribute("aria-current", "step");
    else step.removeAttribute("aria-current");
  if (!isBack) history.pushState(null, "", part.section.dataset.sends);
  const heading = part.section.querySelector("h1");
  document.title = document.title.replace(/^.* · /, `${heading.textContent} · `);
  scrollTo(0, 0);
  heading.focus();
  say();
}

function sendBefore(part) {
  if (part.state === "here" && goesByItself(part)) send(part);
}

function add(section) {
  const part = { name: section.dataset.part, section, state: "", turn: 0, isSending: false };
  part.shown = formOf(part).elements.shown.value;
  parts.set(part.name, part);
  return part;
}

holder.addEventListener("input", () => {
  leaves = false;
  if (current.state !== "conflict") current.state = "here";
  keep(current);
  say();
});
holder.addEventListener("submit", (event) => {
  event.preventDefault();
  const part = current;
  // The person has seen what the form shows by now, a colleague's text too.
  part.shown = formOf(part).elements.shown.value;
  part.state = "here";
  keep(part);
  part.pressed = event.submitter?.name ? [event.submitter.name, event.submitter.value] : null;
  const next = formOf(part).dataset.next;
  leaves = Boolean(event.submitter?.name === "check" || !next);
  if (isAnswer(part) && !leaves) goTo(next);
  if (navigator.onLine) send(part).then(() => leaves && sendAll().then(leaveIfSent));
  else {
    if (isAnswer(part)) part.state = "waiting";
    say();
  }
});
document.addEventListener("click", (event) => {
  const way = event.target.closest("a[data-goes]");
  if (!way || event.ctrlKey || event.metaKey || !parts.has(way.dataset.goes)) return;
  event.preventDefault();
  const before = current;
  goTo(way.dataset.goes);
  sendBefore(before);
});
addEventListener("popstate", () => {
  const part = [...parts.values()].find((each) => each.section.dataset.sends === location.pathname);
  if (part) goTo(part.name, { isBack: true });
});
addEventListener("online", () => sendAll());
addEventListener("offline", say);
setInterval(() => navigator.onLine && sendAll(["waiting"]), AGAIN);

// --- At the start: what was kept here before goes back to its place, and is sent
async function restore(part) {
  let text = null;
  try {
    text = localStorage.getItem(keyOf(part));
  } catch {
    canKeep = false;
  }
  const kept = text && (await unseal(text));
  if (!kept) return;
  part.shown = kept.shown;
  part.state = "here";
  fill(part, kept.values);
}

current = add(holder.querySelector("[data-part]"));
for (const template of document.querySelectorAll("template"))
  add(document.importNode(template.content.querySelector("[data-part]"), true));
Promise.all([...parts.values()].map(restore)).then(() => {
  say();
  sendAll();
});
