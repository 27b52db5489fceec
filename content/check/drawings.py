"""Drawings whose words are too small on a phone."""

import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from cards.markup.svg import FigureError, inline_figure
from content.errors import ContentError
from content.files.course import Card

SMALLEST = 10.0  # CSS pixels
PHONE = 360  # CSS pixels across
ROOM = 306  # of these, what a card's page leaves to a drawing
WIDE_ROOM = 480  # what a drawing has that scrolls (`svg.wide` in static/css/prose.css)
PAGE_SIZE = 16.0  # of words that name no size
WORDS = frozenset({"text", "tspan"})
LENGTH = re.compile(r"([\d.]+)(?:px)?")
SCALE = re.compile(r"scale\(\s*([\d.]+)")


def too_small(card: Card) -> Iterator[ContentError]:
    """One error for each drawing with words below SMALLEST on a phone, sub- and superscripts among them."""
    for name, source in card.drawings.items():
        try:
            markup = inline_figure(source, name, "")
        except FigureError:
            continue  # said by maths.untypeset, which typesets the text that shows the drawing
        size = smallest(markup)
        if size < SMALLEST:
            message = f"words of {size:.1f} px on a phone of {PHONE} px, at least {SMALLEST:g} can be read"
            yield ContentError(f"{card.folder}/figures/{name}", 0, "font-size", message)


def smallest(markup: str) -> float:
    """Size in CSS pixels of the smallest words of a typeset drawing on a phone; infinite when it has none."""
    root = ET.fromstring(markup)  # noqa: S314 made by inline_figure, which refuses entities
    room = WIDE_ROOM if root.get("class") == "wide" else min(float(root.attrib["width"]), ROOM)
    units = float(root.attrib["viewBox"].replace(",", " ").split()[2])
    return min(_sizes(root, PAGE_SIZE, room / units), default=math.inf)


def _sizes(element: ET.Element, inherited: float, scale: float) -> Iterator[float]:
    """Of each piece of words below `element`. `inherited` is in the drawing's units, `scale` in pixels per unit."""
    given = LENGTH.fullmatch(element.get("font-size", ""))
    size = float(given[1]) if given else inherited
    scale *= math.prod(float(factor) for factor in SCALE.findall(element.get("transform", "")))
    own = [element.text, *(child.tail for child in element)]
    if element.tag in WORDS and any(part and not part.isspace() for part in own):
        yield size * scale
    for child in element:
        yield from _sizes(child, size, scale)
