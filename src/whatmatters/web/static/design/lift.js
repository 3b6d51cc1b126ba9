// Words selected in what was told can be lifted: a quiet bar asks what they are. Without this, sentences are picked.
const told = document.querySelector("[data-told]");
const bar = document.getElementById("lift-bar");

if (told && bar) {
  const said = bar.querySelector("[data-said]");
  for (const hint of document.querySelectorAll(".wm-with-scripts")) hint.hidden = false;

  // A place in the text in code points, as the server counts them.
  const place = (node, offset) => {
    const before = document.createRange();
    before.setStart(told, 0);
    before.setEnd(node, offset);
    return [...before.toString()].length;
  };

  const look = () => {
    const chosen = getSelection();
    if (bar.contains(document.activeElement)) return;
    if (!chosen || chosen.isCollapsed || chosen.rangeCount === 0) {
      bar.hidden = true;
      return;
    }
    const range = chosen.getRangeAt(0);
    const within = document.createRange();
    within.selectNodeContents(told);
    if (
      range.compareBoundaryPoints(Range.END_TO_START, within) >= 0 ||
      range.compareBoundaryPoints(Range.START_TO_END, within) <= 0
    ) {
      bar.hidden = true;
      return;
    }
    // What was selected beyond the text is left out.
    if (range.compareBoundaryPoints(Range.START_TO_START, within) > 0)
      within.setStart(range.startContainer, range.startOffset);
    if (range.compareBoundaryPoints(Range.END_TO_END, within) < 0) within.setEnd(range.endContainer, range.endOffset);
    const words = within.toString();
    if (!words.trim()) {
      bar.hidden = true;
      return;
    }
    bar.elements.start.value = place(within.startContainer, within.startOffset);
    bar.elements.end.value = place(within.endContainer, within.endOffset);
    if (said.textContent !== words) said.textContent = words;
    bar.hidden = false;
  };

  document.addEventListener("selectionchange", look);
  // A press on the bar must not take the selection away before it is sent.
  bar.addEventListener("mousedown", (event) => event.preventDefault());
  bar.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      getSelection().removeAllRanges();
      bar.hidden = true;
      told.focus();
    }
  });
}
