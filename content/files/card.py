"""One card's folder."""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TypeVar

from content.errors import ContentError
from content.files.body import links
from content.files.course import Card, Person, Question, Topic
from content.files.folder import Folder
from content.files.front import check_body, read_front, split_card
from content.files.lines import Lines
from content.files.prompts import read_prompts
from content.files.questions import read_questions
from content.files.record import SLUG
from content.files.stated_figures import read_figures
from sandbox.package import PackageError, TaskPackage

TEXTS = ("card.md", "questions.toml", "flashcards.toml")
LONGEST_SLUG = 80
LONGEST_PATH = 80  # of a file in a task's folder, or of a drawing
_ALLOWED = re.compile(r"card\.md|(?:questions|flashcards|figures)\.toml|figures/[\w.-]+\.(?:py|svg)|code/[^/]+/.+")
_Item = TypeVar("_Item")


@dataclass(frozen=True)
class Outline:
    """What a card may refer to outside its folder."""

    topics: Mapping[str, Topic]
    people: Mapping[str, Person]


def read_card(folder: Folder, outline: Outline) -> Card | None:
    """The card in this folder; None when it has no front matter. What is wrong is noted in the folder's errors."""
    track, slug = PurePosixPath(folder.name).parts
    _check_names(folder, slug)
    texts = {name: folder.read(name) for name in TEXTS}
    split = (
        split_card(folder.file("card.md"), texts["card.md"], folder.errors) if texts["card.md"] is not None else None
    )
    if split is None:
        return None
    source, body = split
    top = source.top()
    drawings = _drawings(folder)
    tasks = _tasks(folder)
    card = Card(
        slug=slug,
        track=track,
        front=read_front(top, topics=outline.topics, handles=outline.people, track=track),
        body=body,
        questions=_read(folder, "questions.toml", texts["questions.toml"], read_questions),
        prompts=_read(folder, "flashcards.toml", texts["flashcards.toml"], read_prompts),
        figures=_read(folder, "figures.toml", _optional(folder, "figures.toml"), read_figures),
        drawings=drawings,
        tasks=tasks,
        digest=_digest(folder.name, texts, drawings, tasks),
        folder=folder.name,
        place=top.place,
    )
    folder.errors += check_body(card.file, body, drawings)
    folder.errors += _dead_anchors(folder, card)
    return card


def _read(
    folder: Folder, name: str, text: str | None, read: Callable[[str, str, list[ContentError]], tuple[_Item, ...]]
) -> tuple[_Item, ...]:
    return () if text is None else read(folder.file(name), text, folder.errors)


def _optional(folder: Folder, name: str) -> str | None:
    return folder.read(name) if (folder.path / name).exists() else None


def _check_names(folder: Folder, slug: str) -> None:
    if not SLUG.fullmatch(slug) or len(slug) > LONGEST_SLUG:
        folder.fail(
            "", f"{slug!r} is no slug: small letters, digits, single hyphens, at most {LONGEST_SLUG} characters"
        )
    for name in folder.files():
        if not _ALLOWED.fullmatch(name):
            folder.fail(
                name, "unknown file; a card has card.md, questions.toml, flashcards.toml, figures.toml, figures/, code/"
            )


def _drawings(folder: Folder) -> dict[str, str]:
    """Text of each figures/*.svg by its name."""
    drawings = {}
    for name in folder.files():
        if name.startswith("figures/") and name.endswith(".svg"):
            short, text = name.removeprefix("figures/"), folder.read(name)
            if len(short) > LONGEST_PATH:
                folder.fail(name, f"a name of more than {LONGEST_PATH} characters")
            if text is not None:
                drawings[short] = text
    return drawings


def _tasks(folder: Folder) -> tuple[TaskPackage, ...]:
    code = folder.path / "code"
    slugs = Folder(folder.path, "code", []).folders() if code.is_dir() else []
    return tuple(task for slug in slugs if (task := _task(folder, slug)) is not None)


def _task(folder: Folder, slug: str) -> TaskPackage | None:
    below = Folder(folder.path / "code", slug, [])
    if not SLUG.fullmatch(slug) or len(slug) > LONGEST_SLUG:
        folder.fail(f"code/{slug}", f"{slug!r} is no slug: small letters, digits, single hyphens")
    files = {name: text for name in below.files() if (text := folder.read(f"code/{slug}/{name}")) is not None}
    for name in files:
        if len(name) > LONGEST_PATH:
            folder.fail(f"code/{slug}/{name}", f"a path of more than {LONGEST_PATH} characters")
    try:
        return TaskPackage.from_files(slug, files)
    except PackageError as error:
        file = folder.file(f"code/{slug}/{error.file}")
        folder.errors.append(ContentError(file, error.line, error.field, error.message))
        return None


def _digest(
    name: str, texts: Mapping[str, str | None], drawings: Mapping[str, str], tasks: Iterable[TaskPackage]
) -> str:
    """SHA-256 over the folder's name and each file that the site shows or judges with, lengths included."""
    parts = [name, *(part for file in sorted(texts) for part in (file, texts[file] or ""))]
    parts += [part for file in sorted(drawings) for part in (file, drawings[file])]
    parts += [part for task in tasks for part in (task.slug, task.content_hash)]
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part.encode()).to_bytes(8, "big") + part.encode())
    return digest.hexdigest()


def _dead_anchors(folder: Folder, card: Card) -> list[ContentError]:
    """References to paragraphs that the card does not have."""
    anchors = {anchor.name for anchor in card.body.anchors()}
    return [
        *_dead(card.file, anchors, [(anchor, line, "body") for anchor, line in card.body.links()]),
        *_dead(folder.file("questions.toml"), anchors, (place for item in card.questions for place in _seen_by(item))),
        *(error for task in card.tasks for error in _dead_in_task(folder, anchors, task)),
    ]


def _seen_by(question: Question) -> list[tuple[str, int, str]]:
    texts = (question.text, question.explanation, *question.hints, *(choice.explanation for choice in question.choices))
    return [(question.see, question.place.line("see"), "question.see")] + [
        (anchor, question.place.line(), f"question {question.key}") for text in texts for anchor in links(text)
    ]


def _dead_in_task(folder: Folder, anchors: set[str], task: TaskPackage) -> list[ContentError]:
    lines = Lines(task.files["task.toml"])
    places = [
        (known.see, lines.find("wrong", index, "see"), "wrong.see") for index, known in enumerate(task.spec.wrong)
    ]
    places.append((task.spec.see, lines.find("see"), "see"))
    hints = [
        (anchor, lines.find("hints", n, "text"), "hints")
        for n, hint in enumerate(task.spec.hints)
        for anchor in links(hint.text)
    ]
    return _dead(folder.file(f"code/{task.slug}/task.toml"), anchors, [*places, *hints])


def _dead(file: str, anchors: set[str], places: Iterable[tuple[str, int, str]]) -> list[ContentError]:
    return [
        ContentError(file, line, field, f"the card has no anchor {anchor!r}")
        for anchor, line, field in places
        if anchor and anchor not in anchors
    ]
