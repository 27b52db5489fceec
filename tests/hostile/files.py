"""A hostile or honest file: learner code below comment headers that say what it tries and which verdict it must get.

# threat: 11            lines of the table in docs/hostile.md, several with commas; honest files have none
# task: softmax         folder below tests/hostile/tasks
# expect: wrong_answer  verdicts allowed; `accepted` where the attack gains nothing and the answer is right
# append: b"(" * 9999   optional: a Python expression for bytes that follow the file's own
# leaks: abc            optional: text that the report must not hold

In C the header's lines begin with //.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from sandbox.languages import LANGUAGES

HERE = Path(__file__).resolve().parent
SUBMISSIONS, HONEST, TASKS = HERE / "submissions", HERE / "honest", HERE / "tasks"
BREACHED = "BREACHED"
"""What a hostile file prints when something worked that must not."""

SUFFIXES = {language.suffix for language in LANGUAGES}
KEYS = {"threat", "task", "expect", "append", "leaks"}
_HEADER = re.compile(r"(?:#|//) (\w+): (.+)")


@dataclass(frozen=True)
class JudgedFile:
    path: Path
    threats: frozenset[int]
    task: str
    expect: frozenset[str]
    append: str
    leaks: tuple[str, ...]

    @property
    def name(self):
        return self.path.relative_to(HERE).with_suffix("").as_posix()

    def source(self, known):
        """The bytes to submit. An attacker who read our code would know what `known` holds, so it is given away."""
        given = _defined(known) if self.path.suffix == ".c" else f"KNOWN = {known!r}\n"
        return given.encode() + self.path.read_bytes() + self._appended()

    def _appended(self):
        return eval(self.append, {}) if self.append else b""


def _defined(known):
    """What is known as text or number, as macros of C."""
    return "".join(
        f"#define KNOWN_{name} {json.dumps(value)}\n" for name, value in known.items() if isinstance(value, str | int)
    )


def read_file(path):
    headers = dict(_headers(path))
    unknown = headers.keys() - KEYS
    if unknown:
        raise ValueError(f"{path}: unknown header {min(unknown)}")
    return JudgedFile(
        path,
        frozenset(int(number) for number in _items(headers.get("threat", ""))),
        headers["task"],
        frozenset(_items(headers["expect"])),
        headers.get("append", ""),
        tuple(_items(headers.get("leaks", ""))),
    )


def _headers(path):
    for line in path.read_bytes().decode("latin-1").splitlines():
        found = _HEADER.fullmatch(line)
        if not found:
            return
        yield found[1], found[2].strip()


def _items(text):
    return [item.strip() for item in text.split(",") if item.strip()]


def hostile_files():
    return [read_file(path) for path in sorted(SUBMISSIONS.glob("*/*.*")) if path.suffix in SUFFIXES]


def honest_files():
    return [read_file(path) for path in sorted(HONEST.glob("*.*")) if path.suffix in SUFFIXES]
