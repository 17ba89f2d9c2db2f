"use strict";

// Reads the page aloud with the voice the device has; without one the button is not shown.
(function () {
  const button = document.querySelector("[data-read]");
  const part = document.querySelector("[data-read-aloud]");
  if (!button || !part || !("speechSynthesis" in window)) return;
  const begin = button.textContent;
  let reading = false;

  function texts() {
    const spoken = part.querySelectorAll("h1, h2, h3, p, legend, li");
    return Array.from(spoken)
      .filter((each) => !each.closest("svg, .not-printed") && !each.querySelector("li, p"))
      .map((each) => each.innerText.trim())
      .filter(Boolean);
  }

  function stop() {
    reading = false;
    window.speechSynthesis.cancel();
    button.textContent = begin;
  }

  function start() {
    reading = true;
    button.textContent = button.dataset.readStop;
    const waiting = texts();
    waiting.forEach(function (text, n) {
      const sentence = new SpeechSynthesisUtterance(text);
      sentence.lang = part.dataset.language;
      sentence.rate = 0.9;
      if (n === waiting.length - 1) sentence.onend = stop;
      window.speechSynthesis.speak(sentence);
    });
  }

  button.hidden = false;
  button.addEventListener("click", () => (reading ? stop() : start()));
  window.addEventListener("pagehide", stop);
})();
