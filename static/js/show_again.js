// What was typed before the sign-in goes back to its form at once. Without scripts a button does it.
document.querySelector("form[data-show-again]")?.submit();
