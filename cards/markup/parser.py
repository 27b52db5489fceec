"""The Markdown of cards: CommonMark, tables, footnotes, dollar maths and `{#anchor}` lines. No HTML of the author's."""

import re
from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_block_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

from cards.markup.errors import MarkupError
from cards.markup.writer import RULES

# Ids of the page around a card.
RESERVED = frozenset({"main", "tasks", "build", "recall", "approved", "video", "find", "cards"})
ANCHOR = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
# Signs that must not stand alone at the end or the start of a line, so they are set with the formula beside them.
OPENING = re.compile(r"[(\[“‘„«]+$")
CLOSING = re.compile(r"^(?:(?:th|st|nd|rd|s)\b)?[)\]}.,;:!?’”»…%\-–]+|^(?:th|st|nd|rd|s)\b")


def _lines(token: Token) -> Iterator[tuple[Token, int]]:
    """The inline tokens of a block, each with its line in the source (from 1)."""
    line = (token.map[0] if token.map else 0) + 1
    for child in token.children or []:
        yield child, line
        line += (child.type in {"softbreak", "hardbreak"}) + child.content.count("\n")


def _number_lines(state: StateCore) -> None:
    """Note the line of every formula and figure; a dollar that opens no formula is a slip of the author's."""
    for token in state.tokens:
        if token.type != "inline":
            continue
        for child, line in _lines(token):
            child.meta["line"] = line
            if child.type == "text" and "$" in child.content:
                raise MarkupError(line, r"a $ without its partner; write \$ for a dollar sign")


def _glue(state: StateCore) -> None:
    """Move the signs that touch an inline formula into its token."""
    for token in state.tokens:
        children = token.children or []
        for index, child in enumerate(children):
            if child.type == "math_inline":
                child.meta["before"] = _taken(children[index - 1] if index else None, OPENING)
                child.meta["after"] = _taken(children[index + 1] if index + 1 < len(children) else None, CLOSING)


def _taken(neighbour: Token | None, pattern: re.Pattern[str]) -> str:
    if neighbour is None or neighbour.type != "text" or (match := pattern.search(neighbour.content)) is None:
        return ""
    neighbour.content = neighbour.content[: match.start()] + neighbour.content[match.end() :]
    return match[0]


def _check_anchors(state: StateCore) -> None:
    """Anchors are names of their own, given once, and the only attribute an author can set."""
    seen: set[str] = set()
    for token in state.tokens:
        line = max(token.map[0] if token.map else 0, 1)  # the anchor stands on the line above its block
        if token.meta.get("insecure_attrs"):
            raise MarkupError(line, "only an anchor can stand in braces: {#name}")
        anchor = token.attrs.get("id")
        if anchor is None:
            continue
        if not ANCHOR.fullmatch(str(anchor)) or anchor in RESERVED or str(anchor).startswith("q-"):
            taken = ", ".join([*sorted(RESERVED), "q-…"])
            raise MarkupError(line, f"the anchor {anchor} is not small letters, digits and hyphens, or one of {taken}")
        if anchor in seen:
            raise MarkupError(line, f"the anchor {anchor} is given twice")
        seen.add(str(anchor))


def _check_leftovers(state: StateCore) -> None:
    """An anchor line that is glued to a paragraph would be printed."""
    for token in state.tokens:
        for child, line in _lines(token):
            if child.type == "text" and re.fullmatch(r"\{#[\w-]+\}", child.content.strip()):
                raise MarkupError(line, "an anchor needs a blank line before it and its block directly below it")


def _empty_corners(state: StateCore) -> None:
    """A column without a name, as in the corner of a table, has no header cell: a header has to say something."""
    for opening, words, closing in zip(state.tokens, state.tokens[1:], state.tokens[2:], strict=False):
        if opening.type == "th_open" and not words.content:
            opening.tag = closing.tag = "td"


@cache
def parser() -> MarkdownIt:
    """The one parser of all texts; it keeps no state between them."""
    markdown = MarkdownIt("commonmark", {"html": False})
    markdown.enable("table")
    markdown.use(footnote_plugin)
    markdown.use(dollarmath_plugin, allow_labels=False, allow_space=False, allow_blank_lines=False)
    markdown.use(attrs_block_plugin, allowed=["id"])
    markdown.core.ruler.after("attr", "check_anchors", _check_anchors)
    markdown.core.ruler.before("text_join", "number_lines", _number_lines)
    markdown.core.ruler.push("check_leftovers", _check_leftovers)
    markdown.core.ruler.push("glue", _glue)
    markdown.core.ruler.push("empty_corners", _empty_corners)
    for name, rule in RULES.items():
        markdown.add_render_rule(name, rule)
    return markdown
