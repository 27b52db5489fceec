// What a language loaded later must share with the editor: two copies of a tag or a facet would not know each other.
import {
  LRLanguage, LanguageSupport, continuedIndent, delimitedIndent, flatIndent, foldInside, foldNodeProp, indentNodeProp,
} from "@codemirror/language";
import { styleTags, tags } from "@lezer/highlight";
import { ExternalTokenizer, LRParser, LocalTokenGroup } from "@lezer/lr";

export const shared = {
  "@codemirror/language": { LRLanguage, LanguageSupport, continuedIndent, delimitedIndent, flatIndent, foldInside, foldNodeProp, indentNodeProp },
  "@lezer/highlight": { styleTags, tags },
  "@lezer/lr": { ExternalTokenizer, LRParser, LocalTokenGroup },
};
