// The code page: CodeMirror in place of the textarea, autosave, what survives a crash, a clash of two tabs, keys, the
// size of the letters, the line of the error.

const form = document.getElementById("code-form");
const area = form.querySelector("textarea");
const frame = form.querySelector(".editor");
const state = form.querySelector("[data-saved]");
const brought = form.querySelector("[data-brought]");
const words = JSON.parse(document.getElementById("words").textContent);
const own = form.querySelector("[data-own]")?.content.textContent;
const saves = "saves" in form.dataset;
const SAVE_AFTER_MS = 1500;
const KEEP_AFTER_MS = 250;
const RETRY_MS = 5000;
const YEAR_S = 31536000;
let version = Number(form.elements.version.value);
let saved = own ?? area.value;
let timer = 0;
let keeper = 0;
let clash = null;
let before = null; // the text that Undo brings back
let editor = null;

function press(scope) {
  form.querySelector(`button[name="scope"][value="${scope}"]`)?.click();
}

async function start() {
  const { mountEditor } = await import(form.dataset.editor);
  const language = form.dataset.language ? (await import(form.dataset.language)).default : null;
  const asked = own === undefined ? null : area.value;
  editor = mountEditor({
    parent: area.parentElement, doc: saved, label: area.getAttribute("aria-label"), describedBy: "keys", language,
    onChange: (text) => { area.value = text; changed(); },
    onRun: () => press("public"), onSubmit: () => press("all"),
  });
  area.hidden = true;
  for (const part of form.querySelectorAll("[data-leave], [data-sizes]")) part.hidden = false;
  if (navigator.platform.startsWith("Mac")) for (const key of form.querySelectorAll("[data-mod]")) key.textContent = "⌘";
  listen();
  if (asked !== null) bring(asked, brought.textContent);
  else restore();
  document.fonts.ready.then(() => editor.remeasure());
  showLine();
}

function listen() {
  form.querySelector("[data-reset]").addEventListener("click", (event) => {
    event.preventDefault();
    bring(form.querySelector("[data-starter]").content.textContent, words.starter);
    editor.focus();
  });
  form.querySelector("[data-undo]").addEventListener("click", takeBack);
  document.querySelector("[data-theirs]").addEventListener("click", () => settle(clash.source));
  document.querySelector("[data-mine]").addEventListener("click", () => settle(null));
  for (const button of form.querySelectorAll("[data-step]")) button.addEventListener("click", () => resize(Number(button.dataset.step)));
  document.addEventListener("htmx:afterSettle", showLine);
}

function showLine() {
  editor.markLine(Number(document.getElementById("verdict")?.dataset.line ?? 0));
}

// --- another text in the editor, and back ------------------------------------------------------------------------

function bring(text, told) {
  if (text === area.value) return;
  before = area.value;
  editor.replace(text);
  if (location.search) history.replaceState(null, "", location.pathname);
  brought.querySelector("[data-words]").textContent = told.trim().replace(/\s*\n.*/s, "");
  brought.hidden = false;
}

function takeBack(event) {
  event.preventDefault();
  editor.replace(before);
  brought.hidden = true;
  say(words.undone);
  editor.focus();
}

// --- what survives a crash: this browser keeps what the server does not have yet -----------------------------------

function keep() {
  try {
    if (area.value === saved) localStorage.removeItem(form.dataset.keptAs);
    else localStorage.setItem(form.dataset.keptAs, JSON.stringify({ source: area.value, version }));
  } catch { /* storage is full or forbidden: the server's copy remains */ }
}

function keptHere(name) {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    return null;
  }
}

function restore() {
  const guests = form.dataset.keptAs.replace(/:\d+$/, ":guest");
  const kept = keptHere(form.dataset.keptAs) ?? (version === 0 ? keptHere(guests) : null);
  if (guests !== form.dataset.keptAs) localStorage.removeItem(guests);
  if (!kept || kept.source === area.value) return keep();
  if (kept.version === version) return bring(kept.source, words.restored);
  const asks = document.querySelector("[data-unsaved]");
  asks.hidden = false;
  asks.querySelector("[data-take]").addEventListener("click", () => { asks.hidden = true; bring(kept.source, words.restored); });
  asks.querySelector("[data-drop]").addEventListener("click", () => { asks.hidden = true; keep(); editor.focus(); });
}

// --- autosave ---------------------------------------------------------------------------------------------------

function changed() {
  clearTimeout(keeper);
  keeper = setTimeout(keep, KEEP_AFTER_MS);
  if (clash) return;
  if (!saves) return say(words.here);
  say(words.unsaved);
  clearTimeout(timer);
  timer = setTimeout(save, SAVE_AFTER_MS);
}

function say(text) {
  if (state.textContent !== text) state.textContent = text;
}

function knows(newer, text) {
  version = newer;
  form.elements.version.value = newer;
  saved = text;
  keep();
}

async function post(source, at) {
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  return fetch(form.dataset.draft, {
    method: "POST", headers: { "Content-Type": "application/json", "X-CSRFToken": token },
    body: JSON.stringify({ source, version: at }), keepalive: source.length < 60000,
  });
}

async function save() {
  clearTimeout(timer);
  const source = area.value;
  if (source === saved || clash) return;
  say(words.saving);
  try {
    const answer = await post(source, version);
    if (answer.status === 401) return say(words.out);
    if (answer.status === 403) return say(words.old);
    const body = await answer.json();
    if (answer.status === 409) return collide(body);
    if (!answer.ok) return say(body.error ?? words.refused);
    knows(body.version, source);
    if (area.value === source) say(words.savedAt.replace("%s", new Date(body.saved_at).toISOString().slice(11, 16)));
  } catch {
    say(words.offline);
    timer = setTimeout(save, RETRY_MS);
  }
}

function collide(newer) {
  if (newer.source === area.value) {
    knows(newer.version, newer.source);
    return say(words.saved);
  }
  clash = newer;
  say(words.clash);
  document.querySelector("[data-clash]").hidden = false;
}

function settle(source) {
  knows(clash.version, clash.source);
  clash = null;
  document.querySelector("[data-clash]").hidden = true;
  if (source !== null) editor.replace(source);
  editor.focus();
  save();
}

// A submission keeps the draft too, on the server, unless another tab saved one since: then saving shows the clash.
form.addEventListener("draftKept", (event) => {
  if (event.detail.version === null) return save();
  knows(event.detail.version, sent);
  if (area.value === sent) say(words.saved);
});
let sent = area.value;
form.addEventListener("htmx:configRequest", () => { sent = area.value; });
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) return;
  keep();
  if (saves) save();
});

// --- the size of the letters, kept in a cookie so that the server writes it into the next page ----------------------

function resize(step) {
  const size = Math.min(5, Math.max(1, Number(frame.dataset.size) + step));
  frame.dataset.size = size;
  document.cookie = `code_size=${size}; path=/; max-age=${YEAR_S}; samesite=lax`;
  editor.remeasure();
  say(words.sizes.replace("%s", size));
}

start();
