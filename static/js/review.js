// Reviews by keyboard: Space shows, 1 to 4 rate, Z takes the last one back. The page works without it.

function wanted(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return null;
  if (event.target.closest("a, summary, input, textarea, select")) return null;
  const key = event.key.toLowerCase();
  if (key === " ") return document.querySelector('#review [data-key=" "]') ?? document.querySelector("#review .grade.main");
  return document.querySelector(`#review [data-key="${CSS.escape(key)}"]`);
}

document.addEventListener("keydown", (event) => {
  const button = wanted(event);
  if (!button || event.target.closest("button") === button && event.key === " ") return;
  event.preventDefault();
  button.click();
});

// The count in the navigation follows.
document.addEventListener("htmx:afterSettle", () => {
  const { left } = document.getElementById("review").dataset;
  for (const count of document.querySelectorAll(".count")) {
    count.firstChild.textContent = left;
    count.hidden = left === "0";
  }
});
