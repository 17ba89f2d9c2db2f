"use strict";

// A sheet to draw a signature on, under the name that is written. What is drawn is kept as a path of
// whole numbers in a hidden field (moving_in/drawing.py). Whoever has no pointer writes the name,
// which is enough; without this script there is no sheet.
(function () {
  const WIDTH = 600;
  const HEIGHT = 200;
  const LONGEST = 12000;
  const kept = document.querySelector("input[data-drawn]");
  const name = document.getElementById("id_signature");
  const beside = name && name.closest(".form-group");
  if (!kept || !beside) return;

  const sheet = document.createElement("canvas");
  sheet.width = WIDTH;
  sheet.height = HEIGHT;
  sheet.className = "signature-sheet";
  sheet.setAttribute("aria-hidden", "true");
  const words = document.createElement("p");
  words.className = "form-hint";
  words.textContent = kept.dataset.drawn;
  const clear = document.createElement("button");
  clear.type = "button";
  clear.className = "button button-secondary button-small";
  clear.textContent = kept.dataset.clear;
  beside.append(words, sheet, clear);

  const pen = sheet.getContext("2d");
  pen.lineWidth = 3;
  pen.lineCap = "round";
  pen.lineJoin = "round";
  pen.strokeStyle = "#1d2b2a";
  let line = null;

  function draw() {
    pen.clearRect(0, 0, WIDTH, HEIGHT);
    if (kept.value) pen.stroke(new Path2D(kept.value));
    clear.hidden = kept.value === "";
  }

  function within(number, most) {
    return Math.round(Math.min(Math.max(number, 0), most));
  }

  function point(event) {
    const at = sheet.getBoundingClientRect();
    const x = within(((event.clientX - at.left) / at.width) * WIDTH, WIDTH);
    const y = within(((event.clientY - at.top) / at.height) * HEIGHT, HEIGHT);
    return `${x} ${y}`;
  }

  sheet.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    sheet.setPointerCapture(event.pointerId);
    line = { first: point(event), last: "" };
  });

  sheet.addEventListener("pointermove", (event) => {
    if (!line) return;
    const next = point(event);
    const added = line.last ? `L${next}` : `M${line.first}L${next}`;
    if (next === (line.last || line.first) || kept.value.length + added.length > LONGEST) return;
    kept.value += added;
    line.last = next;
    draw();
  });

  for (const over of ["pointerup", "pointercancel"]) {
    sheet.addEventListener(over, () => {
      line = null;
    });
  }

  clear.addEventListener("click", () => {
    kept.value = "";
    draw();
    name.focus();
  });

  draw();
})();
