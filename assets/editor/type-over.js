// Typing over a selection is done in the editor's own state, never by the browser.
// Left to itself, Chrome deletes the lines in the page and, when it joins the first with the last, copies their computed
// style into style attributes. CodeMirror reads the text back and throws that markup away, but the site's policy
// (style-src 'self') has refused the attributes by then and the console fills with errors.
import { EditorView } from "@codemirror/view";

const DELETES = /^delete(?:Content|ByCut|ByDrag|Word|SoftLine|HardLine)/;

function replacement(event) {
  if (event.inputType === "insertText") return event.data;
  return DELETES.test(event.inputType) ? "" : null;
}

function typeOver(event, view) {
  const { main } = view.state.selection;
  const text = replacement(event);
  if (text === null || main.empty || event.isComposing || view.state.readOnly || view.contentDOM.editContext) return false;
  const userEvent = text ? "input.type" : "delete.selection";
  const insert = () => view.state.update({ ...view.state.replaceSelection(text), userEvent, scrollIntoView: true });
  const handlers = text ? view.state.facet(EditorView.inputHandler) : [];
  if (!handlers.some((handle) => handle(view, main.from, main.to, text, insert))) view.dispatch(insert());
  return true;
}

// An input method's first text cannot be prevented: what is selected goes before it comes.
function composeOver(event, view) {
  const { main } = view.state.selection;
  const lines = view.state.doc.lineAt(main.from).to < main.to;
  if (lines && !view.state.readOnly && !view.contentDOM.editContext) {
    view.dispatch(view.state.replaceSelection(""), { userEvent: "delete.selection" });
  }
  return false;
}

/** An extension: a selection is replaced without the browser's own editing. */
export const typingOver = EditorView.domEventHandlers({ beforeinput: typeOver, compositionstart: composeOver });
