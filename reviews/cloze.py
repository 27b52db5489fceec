"""Cloze deletions: `The weights sum to {{c1::1}}`, with a hint `{{c1::1::a number}}`; in text and in maths."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

OPENS, CLOSES = "\ue000", "\ue001"  # private-use marks that pass through Markdown untouched
_START = re.compile(r"\{\{c(\d+)::")
_MARKED = re.compile(f"{OPENS}(.*?){CLOSES}", re.DOTALL)


class ClozeError(ValueError):
    """The deletions of a cloze do not parse."""


@dataclass(frozen=True)
class Deletion:
    """`answer` and `hint` of the deletion at text[start:end]; `in_maths` when it stands between dollar signs."""

    start: int
    end: int
    answer: str
    hint: str
    in_maths: bool


def deletions(text: str) -> list[Deletion]:
    r"""The deletions in order. Braces inside them must pair, so that {{c1::\frac{1}{2}}} ends where it should."""
    if OPENS in text or CLOSES in text:
        raise ClozeError("the characters U+E000 and U+E001 are reserved")
    return list(_deletions(text))


def _deletions(text: str) -> Iterator[Deletion]:
    position = 0
    while match := _START.search(text, position):
        end = _end(text, match.end())
        answer, _, hint = text[match.end() : end].partition("::")
        if not answer.strip():
            raise ClozeError(f"{match.group()}… hides nothing")
        position = end + 2
        yield Deletion(match.start(), position, answer, hint, _in_maths(text, match.start()))


def _end(text: str, start: int) -> int:
    """Where the closing braces of the deletion stand whose content begins at `start`."""
    depth = 0
    for position in range(start, len(text)):
        if depth == 0 and text.startswith("}}", position):
            return position
        depth += {"{": 1, "}": -1}.get(text[position], 0)
    raise ClozeError(f"{text[start - 6 : start + 20]}… is not closed by }}}}")


def _in_maths(text: str, position: int) -> bool:
    """Whether an odd number of unescaped $ or $$ stands before this position."""
    return len(re.findall(r"(?<!\\)\$\$?", text[:position])) % 2 == 1


def front(text: str) -> str:
    """Markdown of the question: each answer hidden behind its hint or an ellipsis."""
    return _replace(text, lambda deletion: r"\boxed{\,?\,}" if deletion.in_maths else _marked(deletion.hint or "…"))


def back(text: str) -> str:
    """Markdown of the answer: the whole sentence, what was hidden marked."""
    return _replace(
        text, lambda deletion: rf"\boxed{{{deletion.answer}}}" if deletion.in_maths else _marked(deletion.answer)
    )


def dress(html: str) -> str:
    """The typeset text with its marks turned into elements that a stylesheet can reach."""
    return _MARKED.sub(r'<span class="cloze">\1</span>', html)


def _marked(text: str) -> str:
    return f"{OPENS}{text}{CLOSES}"


def _replace(text: str, shown: Callable[[Deletion], str]) -> str:
    parts, position = [], 0
    for deletion in deletions(text):
        parts += [text[position : deletion.start], shown(deletion)]
        position = deletion.end
    return "".join([*parts, text[position:]])
