// Buttons that print the page. Without scripts they stay hidden, and the browser's menu prints it.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
