// When nobody answers: what is said, how to try again, and how what was written survives a way through the sign-in page.
// The server's answers 401 (signed out meanwhile) and 403 (the form is too old) come here as well as errors and silence.

const KEPT = "written";
let latest = null; // how to send the last request of a form again

function kind(status) {
  if (!status) return "silence";
  if (status === 401) return "out";
  return status === 403 ? "old" : "fault";
}

function tell(event) {
  const { elt, target, xhr } = event.detail;
  const part = target?.closest("[data-part]") ?? target ?? document.querySelector("main");
  part.querySelector(".unanswered")?.remove();
  const notice = document.getElementById("unanswered").content.firstElementChild.cloneNode(true);
  const why = kind(xhr?.status);
  for (const words of notice.querySelectorAll("[data-when]")) words.hidden = words.dataset.when !== why;
  notice.querySelector("[data-status]").textContent = xhr?.status ?? "";
  const form = elt.closest?.("form");
  offer(notice, why, form);
  part.append(notice);
}

function offer(notice, why, form) {
  const again = notice.querySelector("[data-again]");
  again.hidden = !form || why === "out" || why === "old";
  const { submitter } = latest ?? {};
  again.addEventListener("click", () => form.requestSubmit(form.contains(submitter) ? submitter : undefined));
  const leave = notice.querySelector(why === "out" ? "[data-sign-in]" : "[data-reload]");
  leave.addEventListener("click", () => { if (form) keep(form); });
  if (why === "out") leave.href = `${leave.dataset.signIn}?next=${encodeURIComponent(location.pathname + location.search)}`;
  else leave.href = location.href;
}

// --- what was written, kept for the way back (this tab only) ---------------------------------------------------------

function nameOf(form) {
  return form.getAttribute("action") ?? form.id;
}

function keep(form) {
  if ("keptAs" in form.dataset) return; // the editor keeps its own text
  const entries = [...new FormData(form)].filter(([name, value]) => name !== "csrfmiddlewaretoken" && typeof value === "string");
  try {
    sessionStorage.setItem(KEPT, JSON.stringify({ path: location.pathname, form: nameOf(form), entries }));
  } catch { /* too large for this browser's storage: nothing to do */ }
}

function fill(form, entries) {
  const left = new Map();
  for (const [name, value] of entries) left.set(name, [...left.get(name) ?? [], value]);
  for (const field of form.elements) {
    const values = left.get(field.name);
    if (!values || field.type === "hidden" || field.type === "submit") continue;
    if (field.type === "radio" || field.type === "checkbox") field.checked = values.includes(field.value);
    else field.value = values.shift() ?? field.value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

function restore() {
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
  if (!kept || kept.path !== location.pathname) return;
  sessionStorage.removeItem(KEPT);
  const form = [...document.forms].find((each) => nameOf(each) === kept.form);
  if (!form) return;
  fill(form, kept.entries);
  form.scrollIntoView({ block: "center" });
  form.querySelector("input:checked, input:not([type=hidden]), select, textarea, button")?.focus({ preventScroll: true });
}

// --- online and offline ----------------------------------------------------------------------------------------------

function connection() {
  const told = document.querySelector("[data-offline]");
  if (told) told.hidden = navigator.onLine;
}

document.addEventListener("htmx:beforeRequest", (event) => {
  event.detail.target?.closest("[data-part]")?.querySelector(".unanswered")?.remove();
  latest = { submitter: event.detail.requestConfig?.triggeringEvent?.submitter };
});
document.addEventListener("htmx:sendError", tell);
document.addEventListener("htmx:timeout", tell);
document.addEventListener("htmx:responseError", tell);
addEventListener("offline", connection);
addEventListener("online", connection);
connection();
restore();
