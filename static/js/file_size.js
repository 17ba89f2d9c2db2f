// A file that is too large is refused before it is sent: the page stays, and what is typed on it.
for (const input of document.querySelectorAll("input[type=file][data-most]")) {
  const refuses = () => {
    const isTooLarge = input.files[0]?.size > Number(input.dataset.most);
    input.setCustomValidity(isTooLarge ? input.dataset.tooLarge : "");
    if (isTooLarge) {
      input.reportValidity();
    }
    return isTooLarge;
  };
  input.addEventListener("change", refuses);
  input.form.addEventListener("submit", (event) => {
    if (refuses()) {
      event.preventDefault();
    }
  });
}
