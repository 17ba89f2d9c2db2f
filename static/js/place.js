// Other days than those judged are judged first: until then nothing is booked in the old ones.
const period = document.querySelector("form.period");
const booking = document.querySelector("form[data-booked-in-period]");
if (period && booking)
  period.addEventListener("input", () => {
    for (const button of booking.querySelectorAll("button")) button.disabled = true;
    booking.querySelector("[data-other-days]")?.removeAttribute("hidden"); // none where none is free
  });
