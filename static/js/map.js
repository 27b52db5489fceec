// The map: larger and smaller by button, key and Ctrl-wheel, moved by dragging; the lines of a card light up. It is a
// frame that scrolls, so that without script the picture is whole and arrow keys move it.

const box = document.querySelector("[data-map]");
const graph = box?.querySelector("svg.graph");
const LEAST = 0.2;
const MOST = 2;
const STEP = 1.25;
let scale = 1;

function natural() {
  const { width, height } = graph.viewBox.baseVal;
  return { width, height };
}

function fit() {
  const { width } = natural();
  return Math.min(1, (box.clientWidth - 40) / width);
}

// Keeps the point under `at` (in the frame) where it is.
function zoomTo(wanted, at = { x: box.clientWidth / 2, y: box.clientHeight / 2 }) {
  const next = Math.min(MOST, Math.max(LEAST, wanted));
  const { width, height } = natural();
  const x = (box.scrollLeft + at.x) / scale;
  const y = (box.scrollTop + at.y) / scale;
  scale = next;
  graph.setAttribute("width", width * scale);
  graph.setAttribute("height", height * scale);
  box.scrollTo({ left: x * scale - at.x, top: y * scale - at.y, behavior: "instant" });
}

function zoomBy(direction, at) {
  zoomTo(direction === 0 ? fit() : scale * STEP ** direction, at);
}

function onWheel(event) {
  if (!event.ctrlKey && !event.metaKey) return;
  event.preventDefault();
  const frame = box.getBoundingClientRect();
  zoomTo(scale * Math.exp(-event.deltaY / 300), { x: event.clientX - frame.left, y: event.clientY - frame.top });
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const direction = { "+": 1, "=": 1, "-": -1, "0": 0 }[event.key];
  if (direction === undefined) return;
  event.preventDefault();
  zoomBy(direction);
}

function dragFrom(event) {
  if (event.button !== 0 || event.pointerType === "touch" || event.target.closest("a")) return;
  const start = { x: event.clientX + box.scrollLeft, y: event.clientY + box.scrollTop };
  const move = (moved) => box.scrollTo({ left: start.x - moved.clientX, top: start.y - moved.clientY, behavior: "instant" });
  const drop = () => {
    box.classList.remove("held");
    removeEventListener("pointermove", move);
  };
  box.classList.add("held");
  addEventListener("pointermove", move);
  addEventListener("pointerup", drop, { once: true });
  addEventListener("pointercancel", drop, { once: true });
}

function light(event) {
  const card = event.target.closest?.("a[data-card]");
  for (const path of graph.querySelectorAll(".near")) path.classList.remove("near");
  for (const other of graph.querySelectorAll("a.lit")) other.classList.remove("lit");
  if (!card || event.type === "pointerout" || event.type === "focusout") return;
  const id = card.dataset.card;
  for (const path of graph.querySelectorAll(`[data-from="${id}"], [data-to="${id}"]`)) {
    path.classList.add("near");
    const other = path.dataset.from === id ? path.dataset.to : path.dataset.from;
    document.getElementById(`n-${other}`)?.classList.add("lit");
  }
}

// Begins where the learner is, or at the first card they are ready for.
for (const frame of document.querySelectorAll(".graph-box")) {
  const wanted = frame.querySelector("a.here, a.ready")?.querySelector("circle");
  if (!wanted) continue;
  const [spot, around] = [wanted.getBoundingClientRect(), frame.getBoundingClientRect()];
  frame.scrollTo({ left: spot.x - around.x - around.width / 2, top: spot.y - around.y - around.height / 2, behavior: "instant" });
}

if (graph) {
  document.querySelector("[data-tools]").hidden = false;
  for (const button of document.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", () => zoomBy(Number(button.dataset.zoom)));
  }
  box.addEventListener("wheel", onWheel, { passive: false });
  box.addEventListener("keydown", onKey);
  box.addEventListener("pointerdown", dragFrom);
  for (const kind of ["pointerover", "pointerout", "focusin", "focusout"]) graph.addEventListener(kind, light);
}
