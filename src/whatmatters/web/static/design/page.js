// Everything here makes a page that already works better. Nothing here is needed.
import { initAll } from "../vendor/govuk-frontend.js";

if (document.body.classList.contains("govuk-frontend-supported")) initAll();

// Find somebody as one types: the lines come from the same address as without this script.
const search = document.querySelector("form[data-found]");
if (search) {
  const box = search.querySelector("input[name=q]");
  const found = document.getElementById("found");
  let waiting,
    asked = 0;
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const mine = ++asked;
      const answer = await fetch(`${search.dataset.found}?q=${encodeURIComponent(box.value)}`, {
        headers: { Accept: "text/html" },
      });
      if (answer.ok && !answer.redirected && mine === asked) found.innerHTML = await answer.text();
    }, 180);
  });
}

// Keep what is being written: on the server as a draft, a moment after the last key.
const drafted = document.querySelector("[data-drafted]");
if (drafted) {
  const form = drafted.form;
  const said = document.getElementById("draft-said");
  let waiting,
    kept = drafted.value,
    sending = false;
  const keep = async () => {
    if (drafted.value === kept || sending) return;
    sending = true;
    const text = drafted.value;
    const body = new FormData();
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    body.set("about", form.dataset.draftAbout);
    body.set("text", text);
    try {
      const answer = await fetch(form.dataset.draft, { method: "POST", body });
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      kept = text;
      said.textContent = `${form.dataset.draftSaid} ${new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" })}`;
    } catch {
      said.textContent = form.dataset.draftFailed;
    } finally {
      sending = false;
    }
    if (drafted.value !== kept) waiting = setTimeout(keep, 3000);
  };
  drafted.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, 1200);
  });
  let leaving = false;
  form.addEventListener("submit", () => {
    leaving = true;
  });
  addEventListener("beforeunload", (event) => {
    if (!leaving && drafted.value !== kept) event.preventDefault();
  });
}

// A point of the journey, followed by key or pointer, puts the reader at what was said there.
for (const point of document.querySelectorAll(".wm-point")) {
  point.addEventListener("click", () => {
    const row = document.getElementById(point.getAttribute("href").slice(1));
    if (row) setTimeout(() => row.focus(), 0);
  });
}

// The scale can be typed: a figure with the focus in it chooses that point; 1 and then 0 is ten.
for (const scale of document.querySelectorAll(".wm-scale")) {
  let typed = "",
    last = 0;
  scale.addEventListener("keydown", (event) => {
    if (!/^[0-9]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    typed = event.timeStamp - last < 900 ? typed + event.key : event.key;
    last = event.timeStamp;
    const wanted = [...scale.querySelectorAll("input[type=radio]")];
    const point = wanted.find((one) => one.value === typed) || wanted.find((one) => one.value === event.key);
    if (point) {
      point.checked = true;
      point.focus();
      event.preventDefault();
    }
  });
}
