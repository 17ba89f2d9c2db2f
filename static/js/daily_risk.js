// Yellow and red ask what was seen: the place to write it opens at once. Without scripts it is
// opened by hand, and by the answer that it is missing.
for (const form of document.querySelectorAll(".risk-form")) {
  form.addEventListener("change", ({ target }) => {
    if (target.type === "radio" && target.value !== "green") {
      target.closest(".risk-citizen").querySelector(".risk-more").open = true;
    }
  });
}
