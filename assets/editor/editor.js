// The code editor: CodeMirror 6 with Python, or a language that the page brings. One function, mountEditor; the page's own script is static/js/editor.js.
import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { Compartment, EditorState, Prec, RangeSet, StateEffect, StateField } from "@codemirror/state";
import {
  Decoration, EditorView, GutterMarker, drawSelection, gutterLineClass, highlightActiveLine,
  highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers,
} from "@codemirror/view";
import { tagHighlighter, tags } from "@lezer/highlight";
import { shared } from "./shared.js";
import { typingOver } from "./type-over.js";

// The five classes of the style sheet: weight and two inks, no rainbow.
const inks = tagHighlighter([
  { tag: tags.keyword, class: "k" },
  { tag: [tags.function(tags.definition(tags.variableName)), tags.definition(tags.className), tags.meta], class: "f" },
  { tag: [tags.number, tags.bool, tags.null], class: "num-lit" },
  { tag: [tags.string, tags.special(tags.string)], class: "s" },
  { tag: tags.comment, class: "c" },
]);

const setMark = StateEffect.define();
const markedLine = Decoration.line({ class: "cm-at" });
const markedGutter = new (class extends GutterMarker { elementClass = "cm-at"; })();

function marksAt(state, line, mark) {
  if (!line || line > state.doc.lines) return RangeSet.empty;
  return RangeSet.of([mark.range(state.doc.line(line).from)]);
}

function markField(mark, provide) {
  return StateField.define({
    create: () => RangeSet.empty,
    update(marks, change) {
      for (const effect of change.effects) if (effect.is(setMark)) return marksAt(change.state, effect.value, mark);
      return marks.map(change.changes);
    },
    provide,
  });
}

const lineMarks = [
  markField(markedLine, (field) => EditorView.decorations.from(field)),
  markField(markedGutter, (field) => gutterLineClass.from(field)),
];

function shortcuts({ onRun, onSubmit }) {
  return Prec.highest(keymap.of([
    { key: "Mod-Enter", run: () => { onRun(); return true; } },
    { key: "Mod-Shift-Enter", run: () => { onSubmit(); return true; } },
  ]));
}

function extensions({ label, describedBy, language, onChange, onRun, onSubmit, readOnly }) {
  return [
    shortcuts({ onRun, onSubmit }), typingOver,
    lineNumbers(), highlightActiveLineGutter(), highlightActiveLine(), highlightSpecialChars(), history(), drawSelection(),
    indentUnit.of("    "), EditorState.tabSize.of(4), indentOnInput(), bracketMatching(), closeBrackets(),
    syntaxHighlighting(inks), language ? language((name) => shared[name]) : python(), lineMarks,
    keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
    EditorView.contentAttributes.of({ "aria-label": label, "aria-describedby": describedBy, tabindex: "0", spellcheck: "false", autocapitalize: "off", translate: "no" }),
    EditorView.updateListener.of((update) => { if (update.docChanged) onChange(update.state.doc.toString()); }),
    readOnly.of(EditorState.readOnly.of(false)),
  ];
}

/**
 * Put an editor into `parent`. Tab indents; Escape and then Tab leaves. Ctrl-Enter runs, Ctrl-Shift-Enter submits.
 * `language` is what a file like c.js gives by default, in place of Python. `doc` is the text, `label` the accessible name, `describedBy` the id of the line that tells the keys; `onChange(text)`, `onRun()`, `onSubmit()` are called.
 */
export function mountEditor({ parent, doc, label, describedBy = "", language = null, onChange = () => {}, onRun = () => {}, onSubmit = () => {} }) {
  const readOnly = new Compartment();
  const state = EditorState.create({ doc, extensions: extensions({ label, describedBy, language, onChange, onRun, onSubmit, readOnly }) });
  const view = new EditorView({ state, parent });
  return {
    value: () => view.state.doc.toString(),
    replace: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
    markLine: (line) => view.dispatch({ effects: setMark.of(line) }),
    lock: (locked) => view.dispatch({ effects: readOnly.reconfigure(EditorState.readOnly.of(locked)) }),
    remeasure: () => view.requestMeasure(),
    focus: () => view.focus(),
  };
}
