// What stands on the page is read aloud where the browser can: each part in its own language. Nothing else needs this.
const button = document.querySelector("[data-speak]");

if (button && "speechSynthesis" in window) {
  const label = button.querySelector("span");
  const aloud = label.textContent;
  const stop = () => {
    speechSynthesis.cancel();
    label.textContent = aloud;
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    if (speechSynthesis.speaking) {
      stop();
      return;
    }
    const parts = [...document.querySelectorAll("[data-say]"), ...document.querySelectorAll(".wm-answer")];
    parts.forEach((part, at) => {
      const words = new SpeechSynthesisUtterance(part.textContent.trim().replace(/\s+/g, " "));
      words.lang = part.closest("[lang]").lang;
      words.rate = 0.9;
      words.onstart = () => part.classList.add("wm-being-said");
      words.onend = () => {
        part.classList.remove("wm-being-said");
        if (at === parts.length - 1) label.textContent = aloud;
      };
      speechSynthesis.speak(words);
    });
    label.textContent = button.dataset.stop;
  });
  addEventListener("pagehide", stop);
}
