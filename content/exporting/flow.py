"""The whole export."""

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from accounts.models import User
from cards.models import Card, Topic, Track
from content.exporting import rows, text
from content.files import course
from content.files.catalogue import read_catalogue
from content.files.folder import is_noise
from content.files.outline import OUTLINE

_Data = TypeVar("_Data")


def export_catalogue(root: Path, source: Path) -> int:
    """Write every card that has a revision below `root`; the number of cards.

    `source` is the catalogue so far, often the same folder. A file of it whose data the database confirms is taken
    as it stands, comments and all. It also gives what the database does not hold: figures.toml, the scripts that
    draw, authors after the first. Files that are no longer true are removed. Raises CatalogueBroken for `source`.
    """
    before = read_catalogue(source)
    cards = Card.objects.filter(current__isnull=False).select_related("topic__track", "creator", "current")
    related = (
        "builds_on",
        "figures",
        "questions__choices",
        "questions__hints",
        "questions__parts",
        "prompts",
        "code_tasks__files",
    )
    exported = list(cards.prefetch_related(*related))
    _Outline(root, source, before).write(exported)
    known = {card.front.id: card for card in before.cards}
    slugs = set(Card.objects.values_list("slug", flat=True))
    for card in exported:
        _Folder(card, root, source, known.get(card.pk), slugs).write()
    return len(exported)


class _Folder:
    """One card's folder: where it was, where it goes, and what it holds."""

    def __init__(self, card: Card, root: Path, source: Path, before: course.Card | None, slugs: set[str]) -> None:
        self.card, self.before, self.slugs = card, before, slugs
        self.old = source / before.folder if before else None
        self.new = root / card.topic.track.slug / card.slug

    def write(self) -> None:
        texts = self._texts()
        in_place = self.old is not None and self.old.resolve().parents[1] == self.new.resolve().parents[1]
        for name, content in texts.items():
            _put(self.new / name, content)
        for path in _files(self.new):
            if path.relative_to(self.new).as_posix() not in texts:
                path.unlink()
        if in_place and self.old is not None and self.old.resolve() != self.new.resolve():
            shutil.rmtree(self.old)  # the card moved

    def _texts(self) -> dict[str, str]:
        """Path in the folder → text, of every file that it should hold."""
        before, body = self.before, rows.body_of(self.card)
        front = rows.front_of(self.card, before.front if before else None, self.slugs)
        questions, prompts = rows.questions_of(self.card), rows.prompts_of(self.card)
        was = (before.front, before.body, before.questions, before.prompts) if before else (None,) * 4
        texts = {
            "card.md": self._kept("card.md", (front, body), was[:2]) or text.card_text(front, body),
            "questions.toml": self._kept("questions.toml", questions, was[2]) or text.questions_text(questions),
            "flashcards.toml": self._kept("flashcards.toml", prompts, was[3]) or text.prompts_text(prompts),
        }
        texts |= {f"figures/{figure.name}": figure.svg for figure in self.card.figures.all()}
        for task in (task for task in self.card.code_tasks.all() if task.active):
            texts |= {f"code/{task.slug}/{file.path}": file.text for file in task.files.all()}
        return texts | self._beyond_the_database()

    def _kept(self, name: str, now: object, before: object) -> str:
        """The file as it was, when it says what the database says."""
        return (self.old / name).read_text(encoding="utf-8") if self.old and now == before else ""

    def _beyond_the_database(self) -> dict[str, str]:
        if self.old is None:
            return {}
        paths = [path for path in _files(self.old) if path.name == "figures.toml" or path.parent.name == "figures"]
        scripts = [path for path in paths if path.suffix != ".svg"]
        return {path.relative_to(self.old).as_posix(): path.read_text(encoding="utf-8") for path in scripts}


class _Outline:
    """The files at the top: tracks, topics, people, and whatever else stands there."""

    def __init__(self, root: Path, source: Path, before: course.Catalogue) -> None:
        self.root, self.source, self.before = root, source, before

    def write(self, cards: Iterable[Card]) -> None:
        tracks = tuple(course.Track(t.slug, t.title, t.blurb, t.order) for t in Track.objects.all())
        topics = tuple(course.Topic(t.slug, t.title, t.track.slug) for t in Topic.objects.select_related("track"))
        self._file("tracks.toml", tracks, self.before.tracks, text.tracks_text(tracks))
        self._file("topics.toml", topics, self.before.topics, text.topics_text(topics))
        people = self._people({card.creator.username: card.creator for card in cards})
        self._file("people.toml", people, self.before.people, text.people_text(people))
        for path in self.source.iterdir():
            if path.is_file() and path.name not in OUTLINE and not is_noise(path):
                _put(self.root / path.name, path.read_text(encoding="utf-8"))

    def _file(self, name: str, now: tuple[_Data, ...], before: tuple[_Data, ...], fresh: str) -> None:
        same = sorted(map(repr, now)) == sorted(map(repr, before))
        _put(self.root / name, (self.source / name).read_text(encoding="utf-8") if same else fresh)

    def _people(self, creators: Mapping[str, User]) -> tuple[course.Person, ...]:
        """Those of the file, with their names of today, and creators who are new."""
        handles = [*(person.handle for person in self.before.people), *creators]
        users = User.objects.in_bulk(handles, field_name="username")
        initials = {person.handle: person.initials for person in self.before.people}
        return tuple(
            course.Person(handle, users[handle].shown_name, initials.get(handle, users[handle].initials))
            for handle in dict.fromkeys(handles)
            if handle in users
        )


def _put(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text(encoding="utf-8") != content:
        path.write_text(content, encoding="utf-8")


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and not is_noise(path.relative_to(folder))]
