// The code page: CodeMirror in place of the textarea, autosave, a clash of two tabs, keys, the line of the error.

const form = document.getElementById("code-form");
const area = form.querySelector("textarea");
const state = form.querySelector("[data-saved]");
const SAVE_AFTER_MS = 1500;
let version = Number(form.dataset.version);
let saved = area.value;
let timer = 0;
let clash = null;

function press(scope) {
  form.querySelector(`button[name="scope"][value="${scope}"]`)?.click();
}

async function start() {
  const { mountEditor } = await import(form.dataset.editor);
  const frame = area.parentElement;
  const editor = mountEditor({
    parent: frame, doc: area.value, label: area.getAttribute("aria-label"),
    onChange: (text) => { area.value = text; changed(); },
    onRun: () => press("public"), onSubmit: () => press("all"),
  });
  area.hidden = true;
  for (const part of form.querySelectorAll("[data-leave], [data-reset]")) part.hidden = false;
  form.querySelector("[data-reset]").addEventListener("click", () => startOver(editor));
  document.querySelector("[data-theirs]").addEventListener("click", () => settle(editor, clash.source));
  document.querySelector("[data-mine]").addEventListener("click", () => settle(editor, null));
  document.addEventListener("htmx:afterSettle", () => showLine(editor));
  document.fonts.ready.then(() => editor.remeasure());
  showLine(editor);
}

function showLine(editor) {
  const line = Number(document.getElementById("verdict")?.dataset.line ?? 0);
  editor.markLine(line);
}

function startOver(editor) {
  if (!confirm("Put the starter back? What stands here stays in your last submission only.")) return;
  editor.replace(form.querySelector("[data-starter]").content.textContent);
  editor.focus();
}

function changed() {
  if (!("saves" in form.dataset) || clash) return;
  say("Not saved yet");
  clearTimeout(timer);
  timer = setTimeout(save, SAVE_AFTER_MS);
}

function say(words) {
  state.textContent = words;
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
  say("Saving");
  try {
    const answer = await post(source, version);
    const body = await answer.json();
    if (answer.status === 409) return collide(body);
    if (!answer.ok) return say(body.error ?? "Not saved: the server refused it");
    ({ version } = body);
    saved = source;
    say(`Saved ${new Date(body.saved_at).toISOString().slice(11, 16)} UTC`);
  } catch {
    say("Not saved: no connection. Trying again");
    timer = setTimeout(save, 5000);
  }
}

function collide(newer) {
  if (newer.source === area.value) {
    ({ version } = newer);
    saved = newer.source;
    return say("Saved");
  }
  clash = newer;
  say("Not saved");
  document.querySelector("[data-clash]").hidden = false;
}

function settle(editor, source) {
  ({ version } = clash);
  clash = null;
  document.querySelector("[data-clash]").hidden = true;
  if (source !== null) editor.replace(source);
  editor.focus();
  save();
}

// A submission keeps the draft too, on the server: the page goes on from that version.
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.elt !== form || !event.detail.successful) return;
  version += 1;
  saved = event.detail.requestConfig.parameters.code?.replaceAll("\r\n", "\n") ?? area.value;
  say("Saved");
});
document.addEventListener("visibilitychange", () => { if (document.hidden && "saves" in form.dataset) save(); });

start();
