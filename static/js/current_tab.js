// On a narrow screen the tabs scroll sideways: the one that is open is brought into sight.
for (const tab of document.querySelectorAll('.tabs [aria-current="page"]')) {
  const tabs = tab.closest(".tabs");
  const room = (tabs.clientWidth - tab.offsetWidth) / 2;
  tabs.scrollLeft += tab.getBoundingClientRect().left - tabs.getBoundingClientRect().left - room;
}
