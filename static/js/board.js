// A click on a free night means that night: the run of free nights is one link, whose first night
// is what the keyboard and a page without scripts choose.
for (const gap of document.querySelectorAll(".board a.gap")) {
  gap.addEventListener("click", (event) => {
    if (event.detail === 0) return; // by keyboard
    const box = gap.getBoundingClientRect();
    const { gridColumnStart: first, gridColumnEnd: last } = getComputedStyle(gap);
    const nights = last - first;
    const night = Math.min(Math.floor(((event.clientX - box.left) / box.width) * nights), nights - 1);
    const day = new Date(`${gap.closest(".board").dataset.start}T12:00:00Z`);
    day.setUTCDate(day.getUTCDate() + (first - 1) + Math.max(night, 0));
    const address = new URL(gap.href);
    const chosen = day.toISOString().slice(0, 10);
    if (chosen > address.searchParams.get("fra")) address.searchParams.set("fra", chosen);
    gap.href = address.href;
  });
}

// A short bar shows little of who is there: the whole of it is said beside the days.
for (const bar of document.querySelectorAll(".board a.bar[title]")) {
  bar.title = `${bar.textContent}, ${bar.title}`;
}
