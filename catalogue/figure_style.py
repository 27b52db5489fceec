"""The house style of the catalogue's figures, and the way they become SVG that a page can take in.

A script in a card's ``figures/`` draws with matplotlib and calls :func:`save`:

    import sys
    from pathlib import Path

    sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
    from figure_style import INK, SPOT, figure, save

    fig, ax = figure(width=4.4, height=2.6)
    ...
    save(fig, Path(__file__).with_suffix(".svg"))

The SVG is meant to stand inside the page. So it carries no ``style`` attribute and no style sheet (the site's
content security policy forbids both), no ids but those it refers to itself, ink is ``currentColor`` and the one
accent follows the site's ``--spot``. The same script gives the same bytes on every run.

A phone has room for 306 pixels: 300 points across with words of 10 points, 12.5 where they have sub- or
superscripts, can be read there. ``manage.py catalogue check`` refuses words that are smaller than 10 pixels.
"""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("svg")

import matplotlib.pyplot as plt  # noqa: E402  the backend is chosen first
from matplotlib import _mathtext  # noqa: E402  with it
from matplotlib.figure import Figure  # noqa: E402  with it

# Of a sub- or superscript: 0.7, which no setting of matplotlib's changes, is too small on a phone.
_mathtext.SHRINK_FACTOR = 0.8

INK = "#16181d"
"""What is given: values, axes, words. Becomes ``currentColor``."""

SPOT = "#1f3fbf"
"""The accent: errors, gradients, the one thing to look at. Becomes ``var(--spot, #1f3fbf)``."""

MAX_BYTES = 30_000
FONT = "'Hanken Grotesk', 'Segoe UI', Helvetica, Arial, sans-serif"

STYLE: dict[str, Any] = {
    "svg.fonttype": "none",
    "font.family": "DejaVu Sans",
    "font.size": 10,
    "mathtext.fontset": "dejavusans",
    "text.color": INK,
    "axes.edgecolor": INK,
    "axes.labelcolor": INK,
    "axes.titlecolor": INK,
    "axes.titlesize": 10,
    "axes.labelsize": 10,
    "axes.facecolor": "none",
    "axes.linewidth": 0.8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": INK,
    "ytick.color": INK,
    "xtick.labelsize": 10,
    "ytick.labelsize": 10,
    "lines.linewidth": 1.6,
    "patch.edgecolor": INK,
    "figure.facecolor": "none",
    "savefig.facecolor": "none",
    "legend.frameon": False,
}

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_FONT_SHORTHAND = re.compile(r"(?P<before>.*?)(?P<size>[\d.]+)px\s+(?P<family>.+)")


def figure(width: float = 4.4, height: float = 2.6, columns: int = 1, **options: Any) -> tuple[Figure, Any]:
    """A figure of `width` x `height` inches with one row of `columns` axes, in the house style."""
    mpl.rcParams.update(STYLE)
    fig, axes = plt.subplots(1, columns, figsize=(width, height), **options)
    return fig, axes


def save(fig: Figure, path: Path) -> None:
    """Write `fig` as SVG to `path`; ValueError when the file would pass MAX_BYTES."""
    with mpl.rc_context(STYLE | {"svg.hashsalt": path.stem}):
        buffer = io.StringIO()
        fig.savefig(buffer, format="svg", metadata={"Date": None}, bbox_inches="tight", pad_inches=0.04)
    plt.close(fig)
    text = clean(buffer.getvalue(), path.stem)
    size = len(text.encode())
    if size > MAX_BYTES:
        raise ValueError(f"{path.name} has {size} bytes, the limit is {MAX_BYTES}")
    path.write_text(text, encoding="utf-8")


def clean(svg: str, name: str) -> str:
    """Matplotlib's SVG without prolog, style sheet, style attributes, metadata and foreign ids; colours as variables."""
    ET.register_namespace("", _SVG)
    root = ET.fromstring(svg)
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag in (f"{{{_SVG}}}metadata", f"{{{_SVG}}}style"):
                parent.remove(child)
    for node in root.iter():
        _style_to_attributes(node)
        _href(node)
        _round(node)
    _rename_ids(root, name)
    _drop_empty(root)
    _unwrap_groups(root)
    for size in ("width", "height"):
        root.attrib.pop(size, None)
    root.set("stroke-linejoin", "round")
    root.set("font-family", FONT)
    text = ET.tostring(root, encoding="unicode")
    text = re.sub(r">\s+<", "><", text)
    text = re.sub(r' transform="rotate\(-?0 [^"]*"', "", text)
    text = re.sub(INK, "currentColor", text, flags=re.IGNORECASE)
    return re.sub(SPOT, f"var(--spot, {SPOT})", text, flags=re.IGNORECASE) + "\n"


def _style_to_attributes(node: ET.Element) -> None:
    for declaration in filter(None, (part.strip() for part in node.attrib.pop("style", "").split(";"))):
        key, value = (part.strip() for part in declaration.split(":", 1))
        if key == "font":
            _expand_font(node, value)
        elif key != "font-family":
            node.set(key, value)


def _expand_font(node: ET.Element, value: str) -> None:
    """``font`` is not a presentation attribute; size, weight and style are. The family stands on the root."""
    match = _FONT_SHORTHAND.fullmatch(value)
    if match is None:
        raise ValueError(f"a font that cannot be read: {value}")
    node.set("font-size", match["size"])
    for word in match["before"].split():
        if word in ("italic", "oblique"):
            node.set("font-style", word)
        elif word == "bold" or word.isdigit():
            node.set("font-weight", word)


def _href(node: ET.Element) -> None:
    target = node.attrib.pop(f"{{{_XLINK}}}href", None)
    if target is not None:
        node.set("href", target)


def _round(node: ET.Element) -> None:
    for key in ("d", "x", "y", "width", "height", "transform"):
        if key in node.attrib and node.tag != f"{{{_SVG}}}svg":
            short = re.sub(r"-?\d+\.\d+", lambda m: f"{round(float(m[0]), 2):g}", node.attrib[key])
            node.set(key, re.sub(r"\s+", " ", short).strip())


def _rename_ids(root: ET.Element, name: str) -> None:
    """Keep the ids that are referred to, prefixed with the figure's name: two figures may share one page."""
    used: dict[str, str] = {}

    def renamed(reference: re.Match[str]) -> str:
        return f"#{used.setdefault(reference[1], f'{name}-{len(used)}')}"

    for node in root.iter():
        for key, value in node.attrib.items():
            if key == "href" or value.startswith("url("):
                node.set(key, re.sub(r"#([\w-]+)", renamed, value))
    for node in root.iter():
        old = node.attrib.pop("id", None)
        if old in used:
            node.set("id", used[old])


def _drop_empty(root: ET.Element) -> None:
    """Groups and paths that draw nothing (the transparent background among them)."""
    for _ in range(6):
        for parent in list(root.iter()):
            for child in list(parent):
                empty_group = child.tag in (f"{{{_SVG}}}g", f"{{{_SVG}}}defs") and len(child) == 0
                unseen = child.attrib.get("fill") == "none" and child.attrib.get("stroke", "none") == "none"
                unseen_path = child.tag == f"{{{_SVG}}}path" and unseen and "id" not in child.attrib
                if empty_group or unseen_path:
                    parent.remove(child)


def _unwrap_groups(root: ET.Element) -> None:
    """Replace each group that says nothing by its children."""
    for parent in list(root.iter()):
        children: list[ET.Element] = []
        for child in parent:
            children += _unwrapped(child)
        parent[:] = children


def _unwrapped(node: ET.Element) -> list[ET.Element]:
    if node.tag == f"{{{_SVG}}}g" and not node.attrib:
        return [leaf for child in node for leaf in _unwrapped(child)]
    return [node]
