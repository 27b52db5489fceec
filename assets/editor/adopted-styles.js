// CodeMirror writes its rules into <style> tags, which the site's policy (style-src 'self') forbids.
// This stands in for style-mod's mount: the same rules, in a constructed sheet, which the policy allows.
import { StyleModule as Written } from "style-mod-original";

const sheets = new WeakMap();

function sheetOf(root) {
  let kept = sheets.get(root);
  if (!kept) {
    kept = { sheet: new CSSStyleSheet(), modules: [] };
    sheets.set(root, kept);
    root.adoptedStyleSheets = [kept.sheet, ...root.adoptedStyleSheets];
  }
  return kept;
}

export class StyleModule extends Written {
  static mount(root, modules) {
    const kept = sheetOf(root);
    const wanted = [modules].flat();
    kept.modules = [...wanted, ...kept.modules.filter((each) => !wanted.includes(each))];
    kept.sheet.replaceSync(kept.modules.map((each) => each.getRules()).join("\n"));
  }
}
