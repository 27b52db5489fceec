// C for the editor, loaded by pages of tasks in C alone. build.mjs wraps it: what it shares with the editor it is given.
import { cppLanguage } from "@codemirror/lang-cpp";
import { LanguageSupport } from "@codemirror/language";

/** The extension. C is read as the C++ it nearly is. */
export const extension = () => new LanguageSupport(cppLanguage);
