"""Figures stand in the page as SVG, so that their inks follow the theme; what could act or load is refused."""

import re
import xml.etree.ElementTree as ET
from html import escape

SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}href"
MAX_BYTES = 300_000
PIXELS = 4 / 3  # a unit of the drawing is a point
WIDE = 330  # points; wider drawings scroll on a phone, narrower ones shrink


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


ELEMENTS = _names(
    "svg g path rect circle ellipse line polyline polygon text tspan defs clipPath use title desc"
    " linearGradient radialGradient stop marker pattern symbol"
)
# Presentation and geometry only: no style, no event handlers, no links.
ATTRIBUTES = _names(
    "id class d x y x1 y1 x2 y2 cx cy r rx ry dx dy width height points transform viewBox preserveAspectRatio"
    " fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-dasharray stroke-dashoffset stroke-linecap"
    " stroke-linejoin stroke-miterlimit opacity color clip-path clip-rule clipPathUnits text-anchor dominant-baseline"
    " font-size font-style font-weight letter-spacing paint-order offset stop-color stop-opacity gradientUnits"
    " gradientTransform marker-start marker-mid marker-end markerWidth markerHeight markerUnits orient refX refY"
    " patternUnits patternTransform vector-effect visibility"
)
# Written by drawing programs; the page decides them (the font) or nobody reads them.
DROPPED = frozenset(
    {"font-family", "version", "role", "aria-label", "aria-labelledby", "{http://www.w3.org/XML/1998/namespace}space"}
)
METADATA = frozenset({"metadata"})
REFERENCE = re.compile(r"url\(#([\w.-]+)\)")
SCRIPTED = re.compile(r"url\(|javascript:|expression\(|data:|@import|\\", re.IGNORECASE)


class FigureError(Exception):
    """A figure holds something that is not drawing."""


def _parsed(source: str) -> ET.Element:
    if len(source.encode()) > MAX_BYTES:
        raise FigureError(f"the figure is larger than {MAX_BYTES // 1000} kB")
    if "<!ENTITY" in source or re.search(r"<!DOCTYPE[^>]*\[", source):
        raise FigureError("the figure declares entities")
    try:
        root = ET.fromstring(source)  # noqa: S314 - entities are refused above
    except ET.ParseError as error:
        raise FigureError(f"the figure is not well-formed XML: {error}") from None
    if root.tag != f"{SVG}svg":
        raise FigureError("the figure's root is not an SVG element")
    return root


def _value(name: str, value: str, prefix: str) -> str:
    """The attribute's value, with ids made the page's own. Raises FigureError on a reference that leaves the figure."""
    if name == "id":
        return f"{prefix}{value}"
    value = REFERENCE.sub(rf"url(#{prefix}\1)", value)
    if SCRIPTED.search(value.replace(f"url(#{prefix}", "")):
        raise FigureError(f"the figure's {name} refers to something outside it ({value[:60]})")
    return value


def _attributes(element: ET.Element, prefix: str) -> str:
    parts = []
    for name, value in element.attrib.items():
        if name in {"href", XLINK}:
            if not re.fullmatch(r"#[\w.-]+", value) or element.tag != f"{SVG}use":
                raise FigureError(f"the figure links to {value[:60]}")
            parts.append(f' href="#{prefix}{escape(value[1:])}"')
        elif name in ATTRIBUTES:
            parts.append(f' {name}="{escape(_value(name, value, prefix))}"')
        elif name not in DROPPED:
            raise FigureError(f"the figure has the attribute {name.rpartition('}')[2]}")
    return "".join(parts)


def _serialised(element: ET.Element, prefix: str) -> str:
    namespace, _, name = element.tag.rpartition("}")
    if namespace + "}" != SVG or name in METADATA:
        return escape(element.tail or "")
    if name not in ELEMENTS:
        raise FigureError(f"the figure has the element {name}")
    inside = escape(element.text or "") + "".join(_serialised(child, prefix) for child in element)
    return f"<{name}{_attributes(element, prefix)}>{inside}</{name}>{escape(element.tail or '')}"


def inline_figure(source: str, alt: str, prefix: str) -> str:
    """The SVG as markup for the page, with `alt` as its name. Ids get `prefix`, so that two figures do not clash.

    Raises FigureError: not SVG, too large, or anything in it that is not drawing.
    """
    root = _parsed(source)
    width, height = _size(root)
    root.tail = ""
    inside = escape(root.text or "") + "".join(_serialised(child, prefix) for child in root)
    size = f'width="{round(width * PIXELS)}" height="{round(height * PIXELS)}"'
    wide = ' class="wide"' if width > WIDE else ""
    return f'<svg role="img" aria-label="{escape(alt)}" {size}{wide}{_attributes(root, prefix)}>{inside}</svg>'


def _size(root: ET.Element) -> tuple[float, float]:
    """Width and height from the viewBox; the attributes that would repeat them are taken off."""
    for name in ("width", "height", "class"):
        root.attrib.pop(name, None)
    try:
        _x, _y, width, height = (float(number) for number in root.attrib["viewBox"].replace(",", " ").split())
    except (KeyError, ValueError):
        raise FigureError(
            "the figure has no viewBox of four numbers, so its size is not known before it is drawn"
        ) from None
    return width, height
