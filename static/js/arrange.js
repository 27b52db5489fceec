// Items are put in order by buttons, or by the arrow keys on them. Without this script each item has a field for its
// place; here the fields follow the list, so that what is sent is the same.

const SAID = document.getElementById("said");

function items(list) {
  return [...list.querySelectorAll(":scope > .order-item")];
}

function number(list) {
  items(list).forEach((item, index, all) => {
    item.querySelector("select").value = String(index + 1);
    const [up, down] = item.querySelectorAll("[data-move]");
    up.disabled = index === 0;
    down.disabled = index === all.length - 1;
  });
}

function take(root) {
  for (const list of root.querySelectorAll("[data-order]:not([data-taken])")) {
    list.dataset.taken = "";
    if (list.closest("fieldset").disabled) continue;
    for (const select of list.querySelectorAll("select")) select.hidden = true;
    for (const moves of list.querySelectorAll(".order-moves")) moves.hidden = false;
    list.previousElementSibling?.matches("[data-plain]") && list.previousElementSibling.remove();
    inWrittenOrder(list);
    number(list);
  }
}

// After a refused answer the fields hold places: the list follows them.
function inWrittenOrder(list) {
  const place = (item) => Number(item.querySelector("select").value) || Infinity;
  list.append(...items(list).sort((one, other) => (place(one) === place(other) ? 0 : place(one) - place(other))));
}

function move(button, step) {
  const item = button.closest(".order-item");
  const list = item.parentElement;
  const other = step < 0 ? item.previousElementSibling : item.nextElementSibling;
  if (!other) return;
  step < 0 ? other.before(item) : other.after(item);
  for (const one of items(list)) {
    one.classList.toggle("moved", one === item);
    one.classList.remove("is-right", "is-wrong");
    one.querySelector(".mark")?.remove();
  }
  number(list);
  const again = item.querySelector(`[data-move="${step}"]:not(:disabled)`) ?? item.querySelector("[data-move]:not(:disabled)");
  again.focus();
  say(list, item);
}

function say(list, item) {
  if (!SAID) return;
  const all = items(list);
  SAID.textContent = list.dataset.said
    .replace("%(item)s", item.querySelector(".order-text").dataset.words)
    .replace("%(n)s", all.indexOf(item) + 1)
    .replace("%(of)s", all.length);
}

// Somebody else, a form that is filled again, wrote places into the fields.
document.addEventListener("change", (event) => {
  const list = event.target.closest("[data-order][data-taken]");
  if (!list || event.isTrusted) return;
  clearTimeout(list.waiting);
  list.waiting = setTimeout(() => { inWrittenOrder(list); number(list); });
});
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-order] [data-move]");
  if (button) move(button, Number(button.dataset.move));
});
document.addEventListener("keydown", (event) => {
  const button = event.target.closest("[data-order] [data-move]");
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!button || !step) return;
  event.preventDefault();
  move(button, step);
});
document.addEventListener("htmx:afterSettle", () => take(document));
take(document);
