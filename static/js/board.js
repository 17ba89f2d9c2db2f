// A click on a free night means that night: the run of free nights is one link, whose first night
// is what the keyboard and a page without scripts choose.
for (const gap of document.querySelectorAll("a.gap[data-first]")) {
  gap.addEventListener("click", (event) => {
    if (event.detail === 0) return; // by keyboard
    const box = gap.getBoundingClientRect();
    const nights = Number(gap.dataset.nights);
    const night = Math.min(Math.floor(((event.clientX - box.left) / box.width) * nights), nights - 1);
    const day = new Date(`${gap.dataset.first}T12:00:00Z`);
    day.setUTCDate(day.getUTCDate() + Math.max(night, 0));
    const address = new URL(gap.href);
    const chosen = day.toISOString().slice(0, 10);
    if (chosen > address.searchParams.get("fra")) address.searchParams.set("fra", chosen);
    gap.href = address.href;
  });
}
