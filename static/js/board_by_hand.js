// Choosing on the board by dragging, or with Shift and the arrow keys: nights nobody has, another
// end of a bar, another place for it. Nothing is written here: the panel says what it would come to
// and leads to the page of the act.
const live = document.querySelector("#board-live");
const panel = document.querySelector("dialog.board-panel");
const told = document.querySelector(".board-told");
const EDGE = 10; // pixels at the end of a bar by which it is drawn longer
const STARTS = 6; // pixels before a press is a drag
let choice = null; // what is chosen, with the ghost that shows it
let pressed = null; // a press that may become a drag
let inQuestion = null; // the choice that the panel asks about

const boardOf = (part) => part.closest(".board");
const nightsShown = (board) => Number(board.className.match(/days-(\d+)/)[1]);
const isStay = (bar) => bar.getAttribute("href").startsWith("/ophold/");

function columnsOf(part) {
  const [, from] = part.className.match(/\bfrom-(\d+)/);
  const [, to] = part.className.match(/\bto-(\d+)/);
  return [Number(from), Number(to)];
}

function dayOf(board, column) {
  const day = new Date(`${board.dataset.start}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() + column - 1);
  return day.toISOString().slice(0, 10);
}

function inWords(day) {
  return new Date(`${day}T12:00:00Z`).toLocaleDateString(document.documentElement.lang, {
    day: "numeric",
    month: "long",
    timeZone: "UTC",
  });
}

function columnAt(lane, x) {
  const box = lane.getBoundingClientRect();
  const nights = nightsShown(boardOf(lane));
  return Math.min(Math.max(Math.floor(((x - box.left) / box.width) * nights) + 1, 1), nights);
}

// The first night of a run that can still be slept in.
function firstOf(gap) {
  const [from, to] = columnsOf(gap);
  const fra = new URL(gap.dataset.first ?? gap.href, location).searchParams.get("fra");
  let column = from;
  while (column < to - 1 && dayOf(boardOf(gap), column) < fra) column += 1;
  return column;
}

function lanesOfHouse(lane) {
  const house = lane.dataset.lane.split(".")[1];
  return [...boardOf(lane).querySelectorAll(".lane[data-lane]")].filter(
    (other) => other.dataset.lane.split(".")[1] === house,
  );
}

function placeOf(lane) {
  return lane.parentElement.querySelector(".place-name").textContent.trim();
}

function draw(changes) {
  choice = { ...choice, ...changes };
  choice.ghost ??= Object.assign(document.createElement("span"), { className: "chosen" });
  choice.ghost.setAttribute("aria-hidden", "true");
  choice.ghost.style.gridColumn = `${choice.from} / ${choice.to}`;
  if (choice.ghost.parentElement !== choice.lane) choice.lane.append(choice.ghost);
  const words = wordsOf(choice);
  choice.ghost.textContent = words;
  if (told.textContent !== words) told.textContent = words;
}

function wordsOf({ kind, lane, from, to }) {
  const board = boardOf(lane);
  if (kind === "end") return panel.dataset.ends.replace("#", inWords(dayOf(board, to)));
  if (kind === "place") return panel.dataset.place.replace("#", placeOf(lane));
  const words = to - from === 1 ? panel.dataset.night : panel.dataset.nights;
  return `${words.replace("#", String(to - from))} ${inWords(dayOf(board, from))}`;
}

function leave() {
  choice?.ghost?.remove();
  choice = null;
  told.textContent = "";
}

function asked({ kind, part, lane, from, to }) {
  const board = boardOf(lane);
  const place = lane.dataset.lane.split(".")[0];
  const booking = part.id.slice(1);
  if (kind === "end") return { booking, til: dayOf(board, to) };
  if (kind === "place") return { booking, plads: place };
  return { plads: place, fra: dayOf(board, from), til: dayOf(board, to) };
}

function isChanged({ kind, part, lane, to }) {
  if (kind === "end") return to !== columnsOf(part)[1];
  if (kind === "place") return lane !== part.closest(".lane");
  return true;
}

function sayItFailed() {
  const text = Object.assign(document.createElement("p"), { id: "choice", textContent: panel.dataset.failed });
  const form = Object.assign(document.createElement("form"), { method: "dialog" });
  const close = Object.assign(document.createElement("button"), {
    className: "button button-secondary button-small",
    textContent: panel.dataset.close,
  });
  form.append(close);
  panel.replaceChildren(text, form);
}

async function ask() {
  if (!isChanged(choice)) return leave();
  inQuestion = choice;
  const address = new URL(panel.dataset.choice, location);
  address.search = new URLSearchParams({ ...asked(choice), tavle: location.search.slice(1) });
  try {
    // Signed out, it answers so (401) and not with the sign-in page.
    const answer = await fetch(address, { headers: { "HX-Request": "true" }, cache: "no-store" });
    if (!answer.ok) throw new Error(String(answer.status));
    panel.innerHTML = await answer.text();
  } catch {
    sayItFailed();
  }
  panel.showModal();
}

// --- By pointer. A finger scrolls the page; its tap opens what it touches.
function press(event) {
  if (event.button !== 0 || event.pointerType === "touch" || event.ctrlKey || event.metaKey) return;
  const part = event.target.closest(".board a.gap, .board a.bar[id]");
  if (!part) return;
  leave();
  const lane = part.closest(".lane");
  const box = part.getBoundingClientRect();
  const atEnd = part.matches(".bar:not(.goes-on)") && box.right - event.clientX <= EDGE;
  const kind = part.matches(".gap") ? "nights" : atEnd ? "end" : "place";
  if (kind === "place" && !isStay(part)) return;
  pressed = { kind, part, lane, x: event.clientX, y: event.clientY, column: columnAt(lane, event.clientX) };
}

function move(event) {
  if (!pressed) return;
  const { kind, part, lane, x, y, column } = pressed;
  if (!choice && Math.hypot(event.clientX - x, event.clientY - y) < STARTS) return;
  const [from, to] = columnsOf(part);
  const at = columnAt(lane, event.clientX);
  choice ??= { kind, part };
  if (kind === "nights") {
    const first = firstOf(part);
    const ends = [column, at].map((each) => Math.min(Math.max(each, first), to - 1)).sort((a, b) => a - b);
    draw({ lane, from: ends[0], to: ends[1] + 1 });
  } else if (kind === "end") {
    const edge = Math.round(columnEdge(lane, event.clientX));
    draw({ lane, from, to: Math.max(edge, from + 1) });
  } else {
    const over = lanesOfHouse(lane).find((each) => {
      const box = each.getBoundingClientRect();
      return event.clientY >= box.top && event.clientY < box.bottom;
    });
    draw({ lane: over ?? choice.lane ?? lane, from, to });
  }
}

function columnEdge(lane, x) {
  const box = lane.getBoundingClientRect();
  const nights = nightsShown(boardOf(lane));
  return Math.min(Math.max(((x - box.left) / box.width) * nights + 1, 1), nights + 1);
}

function drop() {
  const isDrag = pressed && choice;
  pressed = null;
  if (!isDrag) return;
  // The link that was dragged is not opened as well.
  const stop = (event) => (event.preventDefault(), event.stopPropagation());
  addEventListener("click", stop, { capture: true, once: true });
  setTimeout(() => removeEventListener("click", stop, { capture: true }));
  ask();
}

// --- By keyboard
function chooseNights(gap, key) {
  const [, end] = columnsOf(gap);
  const first = firstOf(gap);
  if (!choice) return draw({ kind: "nights", part: gap, lane: gap.closest(".lane"), from: first, to: first + 1 });
  let { from, to } = choice;
  if (key === "ArrowRight") to = Math.min(to + 1, end);
  if (key === "ArrowLeft") to = Math.max(to - 1, from + 1);
  if (key === "ArrowDown" && to < end) [from, to] = [from + 1, to + 1];
  if (key === "ArrowUp" && from > first) [from, to] = [from - 1, to - 1];
  return draw({ from, to });
}

function chooseForBar(bar, key) {
  const lane = bar.closest(".lane");
  const [from, to] = columnsOf(bar);
  const sideways = key === "ArrowLeft" || key === "ArrowRight";
  const kind = sideways ? "end" : "place";
  if (!sideways && !isStay(bar)) return;
  if (sideways && bar.matches(".goes-on")) {
    leave();
    told.textContent = panel.dataset.beyond;
    return;
  }
  if (choice?.kind !== kind) leave();
  choice ??= { kind, part: bar, lane, from, to };
  if (sideways) {
    const next = choice.to + (key === "ArrowRight" ? 1 : -1);
    draw({ to: Math.min(Math.max(next, from + 1), nightsShown(boardOf(lane)) + 1) });
  } else {
    const lanes = lanesOfHouse(lane);
    const next = lanes.indexOf(choice.lane) + (key === "ArrowDown" ? 1 : -1);
    draw({ lane: lanes[Math.min(Math.max(next, 0), lanes.length - 1)] });
  }
}

function type(event) {
  const part = event.target.closest(".board a.gap, .board a.bar");
  if (!part) return;
  if (event.shiftKey && event.key.startsWith("Arrow")) {
    event.preventDefault();
    if (choice && choice.part !== part) leave();
    if (part.matches(".gap")) chooseNights(part, event.key);
    else if (part.id) chooseForBar(part, event.key);
  } else if (event.key === "Enter" && choice) {
    event.preventDefault();
    ask();
  } else if (event.key === "Escape" || (choice && event.key.startsWith("Arrow"))) leave();
}

if (live && panel) {
  live.addEventListener("pointerdown", press);
  addEventListener("pointermove", move);
  addEventListener("pointerup", drop);
  addEventListener("pointercancel", () => ((pressed = null), leave()));
  addEventListener("keydown", (event) => event.key === "Escape" && pressed && ((pressed = null), leave()));
  live.addEventListener("dragstart", (event) => event.preventDefault());
  live.addEventListener("keydown", type);
  live.addEventListener("focusout", () => panel.open || pressed || leave());
  // It is told a moment after the focus is back: by then another choice may be begun.
  panel.addEventListener("close", () => choice === inQuestion && leave());
}
