"""What a card's Markdown refers to and states: anchors, drawings, links, decimals, length."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_FENCE = re.compile(r"^\s*(`{3,}|~{3,})(.*)$")
_ANCHOR = re.compile(r"^\s*\{#([^}\s]*)\}\s*$")
_ANCHOR_NAME = re.compile(r"[a-z][a-z0-9-]*")
_DRAWING = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<path>[^)\s]+)(?:\s+\"(?P<caption>[^\"]*)\")?\)")
_LINK = re.compile(r"(?<!!)\[[^\]]+\]\(#(?P<anchor>[^)\s]+)\)")
_CODE_SPAN = re.compile(r"`[^`]*`")
_DECIMAL = re.compile(r"(?<![\w.^])\d+\.\d+(?!\w|\.\d)(?P<percent>\s*\\?%)?")
_MATHS = re.compile(r"\$\$.*?\$\$|\$[^$\n]+\$", re.DOTALL)


@dataclass(frozen=True)
class Anchor:
    name: str
    line: int


@dataclass(frozen=True)
class Drawing:
    alt: str
    path: str
    caption: str
    line: int


@dataclass(frozen=True)
class Decimal:
    """A number as it is printed: `text` "0.380", three places, shown as a percentage or not."""

    text: str
    percent: bool
    line: int

    @property
    def places(self) -> int:
        return len(self.text.partition(".")[2])

    @property
    def digits(self) -> int:
        """Significant digits: those after the leading zeros."""
        return len(self.text.replace(".", "").lstrip("0"))


@dataclass(frozen=True)
class Body:
    """Markdown, with the line of its file on which it begins."""

    text: str
    first_line: int = field(default=1, compare=False)

    def anchors(self) -> list[Anchor]:
        """`{#name}` lines, in order, well-formed or not."""
        return [Anchor(found[1], line) for line, text in self._prose() if (found := _ANCHOR.match(text))]

    def drawings(self) -> list[Drawing]:
        return [
            Drawing(found["alt"].strip(), found["path"], found["caption"] or "", line)
            for line, text in self._prose()
            for found in _DRAWING.finditer(text)
        ]

    def links(self) -> list[tuple[str, int]]:
        """Anchors that the text itself links to, with their lines."""
        return [(anchor, line) for line, text in self._prose() for anchor in links(text)]

    def decimals(self) -> list[Decimal]:
        """Numbers with a decimal point, outside code."""
        return [
            Decimal(found[0].removesuffix(found["percent"] or ""), bool(found["percent"]), line)
            for line, text in self._prose()
            for found in _DECIMAL.finditer(_CODE_SPAN.sub("", text))
        ]

    def bare_fences(self) -> list[int]:
        """Lines of code fences that do not name their language."""
        return [line for line, _, fence in self._lines() if fence == "bare"]

    def words(self) -> int:
        """Words of running text; a formula counts as one, code as none."""
        prose = "\n".join(text for _, text in self._prose() if not _ANCHOR.match(text))
        prose = _DRAWING.sub(" ", _MATHS.sub(" formula ", _CODE_SPAN.sub(" code ", prose)))
        return len(re.findall(r"[A-Za-zÀ-ÿ][\w'’-]*", prose))

    def _prose(self) -> Iterator[tuple[int, str]]:
        return ((line, text) for line, text, fence in self._lines() if not fence)

    def _lines(self) -> Iterator[tuple[int, str, str]]:
        """(line, text, "" for prose | "bare" | "named" where a fence opens | "code")."""
        mark = ""
        for line, text in enumerate(self.text.splitlines(), start=self.first_line):
            found = _FENCE.match(text)
            if found and not mark:
                mark = found[1]
                yield line, text, "named" if found[2].strip() else "bare"
            elif mark:
                mark = "" if found and found[1].startswith(mark) and not found[2].strip() else mark
                yield line, text, "code"
            else:
                yield line, text, ""


def links(markdown: str) -> list[str]:
    """Anchors of the card that a text links to: `[the paragraph](#shift)` gives "shift"."""
    return [found["anchor"] for found in _LINK.finditer(markdown)]


def is_anchor_name(name: str) -> bool:
    return bool(_ANCHOR_NAME.fullmatch(name))
