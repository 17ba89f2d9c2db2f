// Says when a page that saves as you go could not save, and tries again when there is a connection.
for (const form of document.querySelectorAll("form[data-not-saved]")) {
  const line = document.querySelector(form.getAttribute("hx-target"));
  const say = (text) => {
    line.classList.add("not-saved");
    line.textContent = text;
  };
  form.addEventListener("htmx:responseError", (event) => {
    const isSignedOut = event.detail.xhr.status === 401;
    say(isSignedOut ? form.dataset.signedOut : form.dataset.notSaved);
  });
  form.addEventListener("htmx:sendError", () => say(form.dataset.noConnection));
  form.addEventListener("htmx:afterSwap", () => line.classList.remove("not-saved"));
  addEventListener("online", () => htmx.trigger(form, "change"));
}
