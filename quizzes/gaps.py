"""The blanks of a cloze: `The scores are divided by {{a}}`, in prose, in maths and in code."""

import re
from collections.abc import Callable, Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

NAME = re.compile(r"[a-z][a-z0-9]{0,7}")
FIRST_SLOT = 0xE100  # private-use letters that pass through Markdown and highlighting untouched
MOST_SLOTS = 64
_GAP = re.compile(r"\{\{([a-z][a-z0-9]{0,7})\}\}")
_BRACED = re.compile(r"\{\{\s*([A-Za-z][\w-]*)\s*\}\}")
_SLOT = re.compile(f"[{chr(FIRST_SLOT)}-{chr(FIRST_SLOT + MOST_SLOTS - 1)}]")
_PARTS = re.compile(
    r"(?P<code>^(?P<fence>`{3,}|~{3,})[^\n]*\n.*?^(?P=fence)|(?P<tick>`+)(?!`).+?(?<!`)(?P=tick)(?!`))"
    r"|(?P<maths>(?<!\\)\$\$.+?(?<!\\)\$\$|(?<!\\)\$[^$]+?(?<!\\)\$)",
    re.DOTALL | re.MULTILINE,
)


def names(text: str) -> list[str]:
    """Names of the gaps in the order in which they stand, each as often as it stands."""
    return _GAP.findall(text)


def problems(text: str) -> list[str]:
    """What looks like a gap and is none."""
    found = [f"{match[0]} is no gap: a gap is {{{{name}}}}, small letters" for match in _BRACED.finditer(text)]
    return [problem for problem, match in zip(found, _BRACED.finditer(text), strict=True) if not _GAP.match(match[0])]


def slotted(text: str) -> str:
    """Markdown with each gap as a slot: a boxed name in maths, elsewhere a letter that `dress` finds in the HTML."""
    order = list(dict.fromkeys(names(text)))[:MOST_SLOTS]

    def slot(name: str) -> str:
        return chr(FIRST_SLOT + order.index(name)) if name in order else name

    parts, position = [], 0
    for found in _PARTS.finditer(text):
        parts.append(_replaced(text[position : found.start()], slot))
        parts.append(_replaced(found[0], _boxed if found["maths"] else slot))
        position = found.end()
    return "".join([*parts, _replaced(text[position:], slot)])


def dress(html: str, text: str) -> SafeString:
    """The typeset text with its slots as elements that show the gaps' names. `text` is the Markdown it was made of."""
    order = list(dict.fromkeys(names(text)))
    return mark_safe(_SLOT.sub(lambda found: _element(order, ord(found[0]) - FIRST_SLOT), html))  # noqa: S308 `html` is our own typesetting


def _element(order: Sequence[str], number: int) -> str:
    if number >= len(order):
        return ""
    return format_html('<span class="gap"><span class="sr">{} </span>{}</span>', gettext("gap"), order[number])


def _replaced(text: str, shown: Callable[[str], str]) -> str:
    return _GAP.sub(lambda found: shown(found[1]), text)


def _boxed(name: str) -> str:
    return rf"\boxed{{\,\mathrm{{{name}}}\,}}"
