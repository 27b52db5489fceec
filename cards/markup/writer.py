"""Tokens to HTML: maths by KaTeX, code by Pygments, figures as SVG, everything with the classes of the style sheet."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from cards.markup.errors import MarkupError
from cards.markup.highlight import highlight
from cards.markup.katex import FormulaError, typeset
from cards.markup.svg import FigureError, inline_figure

LONG_FORMULA = 20  # signs; longer ones may break at their relations
TAG = re.compile(r"\\tag\*?\{([^{}]*)\}")
HEADINGS = ("h2", "h3", "h4")
ALIGNED = {"text-align:left": "start", "text-align:right": "end", "text-align:center": "center"}


@dataclass
class Sheet:
    """What a text needs beside its HTML, gathered while it is written."""

    figures: Mapping[str, str] = field(default_factory=dict)
    page: str = ""
    styles: dict[str, str] = field(default_factory=dict)
    n_figures: int = 0


def slug(text: str) -> str:
    """A heading's id when its author gave none."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "part"


def line_of(token: Token) -> int:
    return int(token.meta.get("line") or (token.map[0] + 1 if token.map else 1))


def plain(tokens: Sequence[Token]) -> str:
    """The words of inline tokens; formulas as their source."""
    return "".join(" " if token.type.endswith("break") else token.content for token in tokens)


def _id(token: Token) -> str:
    return f' id="{escape(str(token.attrs["id"]))}"' if "id" in token.attrs else ""


def formula(token: Token, sheet: Sheet, tex: str, *, display: bool) -> str:
    """One formula, its rules noted. Raises MarkupError with the formula."""
    try:
        done = typeset(tex, display=display)
    except FormulaError as error:
        raise MarkupError(line_of(token), f"{error}, in the formula {tex.strip()}") from None
    sheet.styles.update(done.styles)
    return done.html


def _signs(tex: str) -> int:
    """About how many signs a formula shows: a command counts as one, its braces as none."""
    shown = tex.replace(r"\htmlClass{back}", "")
    shown = re.sub(r"\\(?:math\w+|text|tfrac|frac|hat|bar)(?![a-zA-Z])", "", shown)
    return len(re.sub(r"\\[a-zA-Z]+", "x", shown).translate(str.maketrans("", "", "{}^_\\ ")))


def math_inline(token: Token, sheet: Sheet) -> str:
    """A formula in a line. A long one may break at its relations; the joiner keeps a full stop from starting a line."""
    tex = token.content.strip()
    before, after = escape(token.meta.get("before", "")), escape(token.meta.get("after", ""))
    html = formula(token, sheet, tex, display=False)
    if _signs(tex) > LONG_FORMULA:
        joined = f"\u2060{after}" if after else ""
        return f'{before}<span class="wraps">{html}</span>{joined}'
    return f'<span class="nb">{before}{html}{after}</span>' if before or after else html


def math_block(token: Token, sheet: Sheet) -> str:
    number = TAG.search(token.content)
    html = formula(token, sheet, TAG.sub("", token.content).strip(), display=True)
    if number is None:
        return f'<div class="equation plain"{_id(token)}>{html}</div>\n'
    return f'<div class="equation"{_id(token)}>{html}<span class="eq-no">({escape(number[1])})</span></div>\n'


def figure(token: Token, sheet: Sheet) -> str:
    """A paragraph that is one image: the SVG itself, its description and its caption."""
    image = (token.children or [])[0]
    source, alt, line = str(image.attrGet("src")), plain(image.children or []), line_of(image)
    if not alt.strip():
        raise MarkupError(line, f"the figure {source} has no description between its brackets")
    if source not in sheet.figures:
        raise MarkupError(line, f"there is no figure {source}; only figures of the card's own folder can be shown")
    sheet.n_figures += 1
    try:
        svg = inline_figure(sheet.figures[source], alt, f"f{sheet.n_figures}-")
    except FigureError as error:
        raise MarkupError(line, f"{source}: {error}") from None
    caption = token.meta.get("caption", "")
    words = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f'<figure class="figure"{_id(token)}><div class="squared">{svg}</div>{words}</figure>\n'


def link_open(token: Token, sheet: Sheet) -> str:
    """A link; one to an anchor leads to the card's page wherever the text is shown."""
    href = str(token.attrs.get("href", ""))
    target = f"{sheet.page}{href}" if href.startswith("#") else href
    title = f' title="{escape(str(token.attrs["title"]))}"' if "title" in token.attrs else ""
    return f'<a href="{escape(target)}"{title}>'


def fence(token: Token) -> str:
    language = token.info.strip().split(" ")[0]
    if not language:
        raise MarkupError(line_of(token), "a code fence needs a language: ```python")
    html = highlight(token.content.rstrip("\n"), language)
    if html is None:
        raise MarkupError(line_of(token), f"no such language of code: {language}")
    pre = f'<pre tabindex="0" role="group" aria-label="Code in {escape(language)}">'
    return f'<div class="code"{_id(token)}>{pre}<code>{html}</code></pre></div>\n'


def code_block(token: Token) -> str:
    raise MarkupError(line_of(token), "code stands between ``` fences with a language, not indented")


def image(token: Token) -> str:
    raise MarkupError(line_of(token), f"the figure {token.attrGet('src')} must stand alone in its paragraph")


def heading_open(token: Token) -> str:
    if token.tag not in HEADINGS:
        raise MarkupError(line_of(token), "headings are ##, ### or ####; the page has its title already")
    return f"<{token.tag}{_id(token)}>"


def table_open(token: Token) -> str:
    return f'<div class="scroll"{_id(token)} tabindex="0" role="group" aria-label="Table"><table class="numbers">\n'


def cell_open(token: Token) -> str:
    aligned = ALIGNED.get(str(token.attrs.get("style", "")).replace(" ", ""))
    scope = ' scope="col"' if token.tag == "th" else ""
    place = f' class="{aligned}"' if aligned else ""
    return f"<{token.tag}{scope}{place}>"


OF_TOKEN: dict[str, Callable[[Token], str]] = {
    "fence": fence,
    "code_block": code_block,
    "image": image,
    "heading_open": heading_open,
    "table_open": table_open,
    "table_close": lambda _token: "</table></div>\n",
    "th_open": cell_open,
    "td_open": cell_open,
}
OF_TOKEN_AND_SHEET = {
    "math_inline": math_inline,
    "math_block": math_block,
    "figure": figure,
    "link_open": link_open,
}


Rule = Callable[[Any, Sequence[Token], int, OptionsDict, EnvType], str]


def _of_token(rule: Callable[[Token], str]) -> Rule:
    return lambda _self, tokens, index, _options, _env: rule(tokens[index])


def _of_token_and_sheet(rule: Callable[[Token, Sheet], str]) -> Rule:
    return lambda _self, tokens, index, _options, env: rule(tokens[index], env["sheet"])


RULES: dict[str, Rule] = {name: _of_token(rule) for name, rule in OF_TOKEN.items()}
RULES |= {name: _of_token_and_sheet(rule) for name, rule in OF_TOKEN_AND_SHEET.items()}
