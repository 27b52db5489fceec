"""codespell over every text, maths and code left out."""

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings

from content.check.texts import Text, texts
from content.errors import ContentError
from content.files.course import Card

_FOUND = re.compile(r":(\d+): (.+)$")
_UNSPELT = re.compile(r"\$\$.*?\$\$|\$[^$]+\$|```.*?```|`[^`]*`|\]\([^)]*\)|\{#[^}]*\}", re.DOTALL)
FOUND_SOME = 65


def misspelt(cards: Iterable[Card]) -> list[ContentError]:
    """One error for each word that codespell knows to be a misspelling. Its settings are those of pyproject.toml."""
    lines = [line for card in cards for text in _all_texts(card) for line in _lines(text)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts.txt"
        path.write_text("\n".join(line for _, _, line in lines), encoding="utf-8")
        command = [sys.executable, "-m", "codespell_lib", str(path)]
        run = subprocess.run(command, capture_output=True, text=True, cwd=settings.BASE_DIR, check=False)  # noqa: S603 our own command
    if run.returncode not in (0, FOUND_SOME):
        return [ContentError("catalogue", 0, "", f"spelling was not checked: {run.stderr.strip()}")]
    found = (_FOUND.search(line) for line in run.stdout.splitlines())
    return [_error(lines[int(match[1]) - 1], match[2]) for match in found if match]


def _all_texts(card: Card) -> Iterator[Text]:
    yield Text(card.file, card.place.line("summary"), "summary", card.front.summary)
    yield from texts(card)


def _lines(text: Text) -> list[tuple[Text, int, str]]:
    """(text, line in its file, words) for each line of it."""
    words = _UNSPELT.sub(lambda match: "\n" * match[0].count("\n") or " ", text.markdown)
    return [(text, text.line + number, line) for number, line in enumerate(words.splitlines())]


def _error(line: tuple[Text, int, str], message: str) -> ContentError:
    text, number, _ = line
    return ContentError(text.file, number, text.field, f"misspelt: {message}")
