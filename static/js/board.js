const board = document.querySelector(".board");

// A short bar shows little of its name: the pointer gets it before the days.
for (const bar of board?.querySelectorAll("a.bar") ?? []) bar.title = `${bar.textContent}, ${bar.title}`;

// A click on a free night means that night: the run of free nights is one link, whose first night
// is what the keyboard and a page without scripts choose.
for (const gap of board?.querySelectorAll("a.gap") ?? []) {
  gap.addEventListener("click", (event) => {
    if (event.detail === 0) return; // by keyboard
    const box = gap.getBoundingClientRect();
    const columns = getComputedStyle(gap);
    const first = Number(columns.gridColumnStart);
    const nights = Number(columns.gridColumnEnd) - first;
    const night = Math.min(Math.floor(((event.clientX - box.left) / box.width) * nights), nights - 1);
    const day = new Date(`${board.dataset.start}T12:00:00Z`);
    day.setUTCDate(day.getUTCDate() + first - 1 + Math.max(night, 0));
    const address = new URL(gap.href);
    const chosen = day.toISOString().slice(0, 10);
    if (chosen > address.searchParams.get("fra")) address.searchParams.set("fra", chosen);
    gap.href = address.href;
  });
}
