// The board by pointer and keyboard: what a bar says, one tab stop for all, and the arrow keys.
const live = document.querySelector("#board-live");
const tip = document.querySelector("#board-tip");
const LINKS = "a.bar, a.gap";
let chosenKey = null; // of the one that Tab comes to
let waiting = 0;

const links = () => [...(live?.querySelectorAll(".board .lane :is(a.bar, a.gap)") ?? [])];
const keyOf = (link) => link.id || link.getAttribute("href");
const laneOf = (link) => link.closest(".lane");
const placeOf = (lane) => lane.parentElement.querySelector(".place-name").textContent.trim();

function columnsOf(link) {
  const [, from] = link.className.match(/\bfrom-(\d+)/);
  const [, to] = link.className.match(/\bto-(\d+)/);
  return [Number(from), Number(to)];
}

// Of two hundred links one takes Tab; the arrow keys lead to the others.
function prepare() {
  const all = links();
  const first = all.find((link) => keyOf(link) === chosenKey) ?? all[0];
  for (const link of all) {
    link.tabIndex = link === first ? 0 : -1;
    if (link.title) {
      link.dataset.days = link.title;
      link.removeAttribute("title");
    }
  }
}

function goTo(link) {
  if (!link) return;
  for (const other of links()) other.tabIndex = -1;
  link.tabIndex = 0;
  link.focus();
}

function beside(link, step) {
  const inLane = [...laneOf(link).querySelectorAll(LINKS)];
  return inLane[inLane.indexOf(link) + step];
}

function above(link, step) {
  const lanes = [...live.querySelectorAll(".board .lane[data-lane]")].filter((lane) => lane.querySelector(LINKS));
  const lane = lanes[lanes.indexOf(laneOf(link)) + step];
  if (!lane) return undefined;
  const [from] = columnsOf(link);
  const inLane = [...lane.querySelectorAll(LINKS)];
  return inLane.findLast((other) => columnsOf(other)[0] <= from) ?? inLane[0];
}

const WAYS = {
  ArrowRight: (link) => beside(link, 1),
  ArrowLeft: (link) => beside(link, -1),
  ArrowDown: (link) => above(link, 1),
  ArrowUp: (link) => above(link, -1),
  Home: (link) => laneOf(link).querySelector(LINKS),
  End: (link) => [...laneOf(link).querySelectorAll(LINKS)].at(-1),
};

function show(link) {
  const days = link.dataset.days ? ` · ${link.dataset.days}` : "";
  const place = link.matches(".bar") ? `${placeOf(laneOf(link))}: ` : "";
  tip.textContent = `${place}${link.textContent}${days}`;
  tip.hidden = false;
  link.setAttribute("aria-describedby", tip.id);
  const box = link.getBoundingClientRect();
  const left = Math.max(box.left, laneOf(link).getBoundingClientRect().left);
  tip.style.left = `${Math.max(8, Math.min(left, innerWidth - tip.offsetWidth - 8))}px`;
  const below = box.bottom + 2;
  tip.style.top = `${below + tip.offsetHeight > innerHeight ? box.top - tip.offsetHeight - 2 : below}px`;
}

function hide() {
  clearTimeout(waiting);
  if (!tip || tip.hidden) return;
  tip.hidden = true;
  for (const link of live.querySelectorAll("[aria-describedby='board-tip']")) link.removeAttribute("aria-describedby");
}

// A click on a free night means that night: the run of free nights is one link, whose first night
// is what the keyboard and a page without scripts choose.
function toThatNight(gap, x) {
  const [first, last] = columnsOf(gap);
  const box = gap.getBoundingClientRect();
  const night = Math.min(Math.floor(((x - box.left) / box.width) * (last - first)), last - first - 1);
  const day = new Date(`${gap.closest(".board").dataset.start}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() + first - 1 + Math.max(night, 0));
  gap.dataset.first ??= gap.href;
  const address = new URL(gap.dataset.first);
  const chosen = day.toISOString().slice(0, 10);
  if (chosen > address.searchParams.get("fra")) address.searchParams.set("fra", chosen);
  gap.href = address.href;
}

if (live && tip) {
  prepare();
  live.addEventListener("board:renewed", prepare);
  live.addEventListener("focusin", (event) => {
    const link = event.target.closest(LINKS);
    if (!link) return;
    chosenKey = keyOf(link);
    for (const other of links()) other.tabIndex = other === link ? 0 : -1;
    show(link);
  });
  live.addEventListener("focusout", hide);
  live.addEventListener("pointerover", (event) => {
    const link = event.target.closest(".board a.bar");
    clearTimeout(waiting);
    if (link && event.buttons === 0) waiting = setTimeout(() => link.isConnected && show(link), 250);
  });
  live.addEventListener("pointerout", (event) => tip.contains(event.relatedTarget) || hide());
  tip.addEventListener("pointerleave", hide);
  addEventListener("pointerdown", hide);
  addEventListener("scroll", hide, { passive: true });
  addEventListener("keydown", (event) => event.key === "Escape" && hide());
  live.addEventListener("click", (event) => {
    const gap = event.target.closest("a.gap");
    if (gap && event.detail !== 0) toThatNight(gap, event.clientX);
  });
  live.addEventListener("keydown", (event) => {
    const link = event.target.closest(LINKS);
    if (!link || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
    const way = WAYS[event.key];
    if (!way) return;
    event.preventDefault();
    goTo(way(link));
  });
}
