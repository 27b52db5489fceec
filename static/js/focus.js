// After htmx has put a new part into the page: where the focus goes and what is said aloud. Also makes what scrolls
// inside itself reachable by keyboard.

function focusOn(part) {
  const wanted = part.matches?.("[data-focus]") ? part : part.querySelector?.("[data-focus]");
  const lost = !document.activeElement || document.activeElement === document.body;
  if (wanted && (lost || !part.contains(document.activeElement))) wanted.focus({ preventScroll: false });
}

function say(part) {
  const spoken = document.getElementById("said");
  const words = part.dataset?.say;
  if (spoken && words && spoken.textContent !== words) spoken.textContent = words;
}

// A formula or a table wider than its column scrolls; then, and only then, it takes the focus.
function reachable(root) {
  for (const part of root.querySelectorAll(".katex-display, .squared, .choice > span:not(.sr, .mark)")) {
    if (part.closest("[aria-hidden=true]")) continue; // the picture of a tile is nothing to operate
    if (part.scrollWidth > part.clientWidth + 1 && !part.hasAttribute("tabindex")) part.tabIndex = 0;
  }
}

// "/" goes to the search field, or to the page that has one.
function seek(event) {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const field = document.querySelector("form[role=search] input[type=search]");
  if (field) field.focus();
  else document.querySelector("[data-search]")?.click();
}

document.addEventListener("keydown", seek);
document.addEventListener("htmx:afterSettle", (event) => {
  const part = event.detail.elt;
  focusOn(part);
  say(part);
  reachable(part);
});
document.addEventListener("htmx:beforeRequest", (event) => {
  event.detail.requestConfig?.triggeringEvent?.submitter?.setAttribute("aria-busy", "true");
});
document.addEventListener("htmx:afterRequest", (event) => {
  event.detail.requestConfig?.triggeringEvent?.submitter?.removeAttribute("aria-busy");
});
document.fonts.ready.then(() => reachable(document));
addEventListener("resize", () => reachable(document));
