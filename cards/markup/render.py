"""Markdown of cards, tasks and flashcards to safe HTML."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from markdown_it.token import Token

from cards.markup.parser import parser
from cards.markup.sanitise import sanitise
from cards.markup.writer import Sheet, plain, slug


@dataclass(frozen=True)
class Heading:
    """A heading of the text: level 2 to 4, its id, its HTML and its words."""

    level: int
    id: str
    html: str
    text: str


@dataclass(frozen=True)
class Rendered:
    """Safe HTML; the classes its maths needs (name to declarations); its headings; its anchors, each with its block."""

    html: str
    styles: dict[str, str]
    headings: tuple[Heading, ...] = ()
    anchors: dict[str, str] = field(default_factory=dict)


def _blocks(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Start and end of each block on the top level."""
    blocks, start, depth = [], 0, 0
    for index, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            blocks.append((start, index + 1))
            start = index + 1
    return blocks


def _is_figure(tokens: Sequence[Token], start: int) -> bool:
    inline = tokens[start + 1] if start + 1 < len(tokens) else None
    if tokens[start].type != "paragraph_open" or inline is None:
        return False
    return [child.type for child in inline.children or []] == ["image"]


def _with_figures(tokens: Sequence[Token], env: dict[str, Any]) -> list[Token]:
    """Each paragraph that holds one image and nothing else becomes one figure token, its caption parsed."""
    result: list[Token] = []
    index = 0
    while index < len(tokens):
        if not _is_figure(tokens, index):
            result.append(tokens[index])
            index += 1
            continue
        inline = tokens[index + 1]
        caption = str((inline.children or [])[0].attrs.get("title", ""))
        meta = {"caption": parser().renderInline(caption, env)}
        attrs = tokens[index].attrs
        result.append(Token("figure", "", 0, attrs=attrs, map=inline.map, children=inline.children, meta=meta))
        index += 3
    return result


def _name_headings(tokens: Sequence[Token]) -> None:
    """Give an id to each heading that has none."""
    used = {str(token.attrs["id"]) for token in tokens if "id" in token.attrs}
    for index, token in enumerate(tokens):
        if token.type != "heading_open" or "id" in token.attrs:
            continue
        name = base = f"part-{slug(plain(tokens[index + 1].children or []))}"
        count = 2
        while name in used:
            name, count = f"{base}-{count}", count + 1
        used.add(name)
        token.attrs["id"] = name


def _headings(tokens: Sequence[Token], env: dict[str, Any]) -> tuple[Heading, ...]:
    markdown = parser()
    return tuple(
        Heading(
            level=int(token.tag[1:]),
            id=str(token.attrs["id"]),
            html=sanitise(markdown.renderer.render([tokens[index + 1]], markdown.options, env)),
            text=plain(tokens[index + 1].children or []),
        )
        for index, token in enumerate(tokens)
        if token.type == "heading_open"
    )


def _anchors(tokens: Sequence[Token], env: dict[str, Any]) -> dict[str, str]:
    """Each anchored block, alone and without its id; for a heading the block below it: what one reads again."""
    markdown = parser()
    blocks = _blocks(tokens)
    found = {}
    for position, (start, _end) in enumerate(blocks):
        anchor = tokens[start].attrs.get("id")
        if anchor is None:
            continue
        below = tokens[start].type == "heading_open" and position + 1 < len(blocks)
        first, last = blocks[position + below]
        opening = tokens[first].copy(attrs={key: value for key, value in tokens[first].attrs.items() if key != "id"})
        html = markdown.renderer.render([opening, *tokens[first + 1 : last]], markdown.options, env)
        found[str(anchor)] = sanitise(html)
    return found


def render(
    markdown: str, *, figures: Mapping[str, str] | None = None, inline: bool = False, page: str = ""
) -> Rendered:
    """Safe HTML of a text.

    `figures` maps the addresses used in the text (figures/x.svg) to SVG sources. With `inline` the text is one line
    without a paragraph around it: a choice, a title. `page` is the address that links to #anchors lead to, for texts
    that are shown away from their card. Raises MarkupError with the line and what to change.
    """
    engine = parser()
    env: dict[str, Any] = {"sheet": Sheet(figures=figures or {}, page=page)}
    if inline:
        tokens = engine.parseInline(markdown, env)
        return Rendered(sanitise(engine.renderer.render(tokens, engine.options, env)), env["sheet"].styles)
    tokens = _with_figures(engine.parse(markdown, env), env)
    _name_headings(tokens)
    html = sanitise(engine.renderer.render(tokens, engine.options, env))
    return Rendered(html, env["sheet"].styles, _headings(tokens, env), _anchors(tokens, env))


def plain_text(markdown: str) -> str:
    """The words of a text, formulas as their source: for page titles, search and feeds. Never fails on maths."""
    tokens = parser().parse(markdown, {})
    lines = [plain(token.children or []) if token.type == "inline" else token.content for token in tokens]
    return "\n".join(line for line in lines if line.strip())
