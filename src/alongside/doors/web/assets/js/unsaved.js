// Asks before a page is left with words in it that are not saved. A form that saves by itself asks for itself.

export function askBeforeLeaving(form) {
  let written = false;
  form.addEventListener("input", (event) => {
    if (event.target.matches("textarea")) written = true;
  });
  form.addEventListener("submit", () => {
    written = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (written) event.preventDefault();
  });
}
