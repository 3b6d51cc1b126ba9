// Runs before the page is drawn: tells the style sheet that scripts work here.
document.documentElement.classList.add("js");
document.addEventListener("DOMContentLoaded", () => {
  document.body.classList.add("js-enabled");
  if ("noModule" in HTMLScriptElement.prototype) document.body.classList.add("govuk-frontend-supported");
});
