"""A whole catalogue: every file read, every error found."""

from collections.abc import Callable, Collection, Hashable, Iterable
from pathlib import Path

from content.errors import CatalogueBroken, ContentError
from content.files.card import Outline, read_card
from content.files.course import Card, Catalogue
from content.files.folder import Folder
from content.files.outline import read_people, read_topics, read_tracks
from sandbox.package import TaskPackage


def read_catalogue(root: Path, slugs: Collection[str] = ()) -> Catalogue:
    """The catalogue below `root`, or only the cards named. Raises CatalogueBroken with every error."""
    errors: list[ContentError] = []
    catalogue = _read(root, frozenset(slugs), errors)
    if errors:
        raise CatalogueBroken(errors)
    return catalogue


def card_slugs(root: Path) -> set[str]:
    """Slugs of all cards that have a card.md."""
    return {path.parent.name for path in root.glob("*/*/card.md")}


def _read(root: Path, slugs: frozenset[str], errors: list[ContentError]) -> Catalogue:
    top = Folder(root, "", errors)
    if not root.is_dir():
        top.fail(str(root), "no such folder")
        return Catalogue((), (), (), ())
    tracks = read_tracks("tracks.toml", top.read("tracks.toml") or "", errors)
    topics = read_topics("topics.toml", top.read("topics.toml") or "", errors, tracks)
    people = read_people("people.toml", top.read("people.toml") or "", errors)
    outline = Outline({topic.slug: topic for topic in topics}, {person.handle: person for person in people})
    _refuse_strangers(top, {track.slug for track in tracks})
    names = [f"{track.slug}/{name}" for track in tracks for name in _card_folders(root, track.slug, errors)]
    wanted = [name for name in names if not slugs or name.rpartition("/")[2] in slugs]
    for slug in sorted(slugs - {name.rpartition("/")[2] for name in names}):
        top.fail(slug, "no card of this name")
    read = (read_card(Folder(root, name, errors), outline) for name in wanted)
    cards = tuple(card for card in read if card is not None)
    errors += _collisions(cards)
    return Catalogue(tracks, topics, people, cards)


def _card_folders(root: Path, track: str, errors: list[ContentError]) -> list[str]:
    return Folder(root, track, errors).folders() if (root / track).is_dir() else []


def _refuse_strangers(top: Folder, tracks: set[str]) -> None:
    for name in top.folders():
        if name not in tracks:
            top.fail(name, "a folder that is no track of tracks.toml")


def _collisions(cards: Iterable[Card]) -> list[ContentError]:
    """Ids and slugs that two cards or two tasks share."""
    cards = tuple(cards)
    tasks = [(card, task) for card in cards for task in card.tasks]
    return [
        *_twice(((card.front.id, card.file, card.place.line("id")) for card in cards), "id", str),
        *_twice(((card.slug, card.file, 0) for card in cards), "", lambda slug: f"the card {slug}"),
        *_twice(((task.spec.id, _task_file(card, task), 1) for card, task in tasks), "id", str),
        *_twice(
            ((task.slug, _task_file(card, task), 0) for card, task in tasks), "", lambda slug: f"the code task {slug}"
        ),
    ]


def _task_file(card: Card, task: TaskPackage) -> str:
    return f"{card.folder}/code/{task.slug}/task.toml"


def _twice(
    items: Iterable[tuple[Hashable, str, int]], field: str, named: Callable[[Hashable], str]
) -> list[ContentError]:
    first: dict[Hashable, str] = {}
    errors = []
    for key, file, line in items:
        if key in first:
            errors.append(ContentError(file, line, field, f"{named(key)} is taken by {first[key]}"))
        first.setdefault(key, file)
    return errors
