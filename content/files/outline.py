"""tracks.toml, topics.toml and people.toml at the top of a catalogue."""

import re

from content.errors import ContentError
from content.files.course import Person, Topic, Track
from content.files.record import Record, Source, refuse_twice

OUTLINE = ("tracks.toml", "topics.toml", "people.toml")
_HANDLE = re.compile(r"[\w.@+-]+")  # what Django allows in a user name


def read_tracks(file: str, text: str, errors: list[ContentError]) -> tuple[Track, ...]:
    return tuple(_track(record) for record in _records(file, text, errors, "track", "slug"))


def read_topics(file: str, text: str, errors: list[ContentError], tracks: tuple[Track, ...]) -> tuple[Topic, ...]:
    slugs = {track.slug for track in tracks}
    return tuple(_topic(record, slugs) for record in _records(file, text, errors, "topic", "slug"))


def read_people(file: str, text: str, errors: list[ContentError]) -> tuple[Person, ...]:
    return tuple(_person(record) for record in _records(file, text, errors, "person", "handle"))


def _records(file: str, text: str, errors: list[ContentError], table: str, key: str) -> list[Record]:
    top = Source(file, text, errors).top()
    records = top.tables(table)
    top.finish()
    refuse_twice(records, key)
    return records


def _track(record: Record) -> Track:
    track = Track(
        slug=record.slug("slug", longest=50),
        title=record.text("title", longest=80),
        blurb=record.text("blurb", "", longest=200, empty=True),
        order=record.integer("order"),
    )
    record.finish()
    return track


def _topic(record: Record, tracks: set[str]) -> Topic:
    topic = Topic(
        slug=record.slug("slug", longest=50), title=record.text("title", longest=80), track=record.text("track")
    )
    if topic.track and topic.track not in tracks:
        record.fail("track", f"{topic.track!r} is not in tracks.toml")
    record.finish()
    return topic


def _person(record: Record) -> Person:
    person = Person(
        handle=record.text("handle", longest=150),
        name=record.text("name", longest=80),
        initials=record.text("initials", "", longest=2),
    )
    if person.handle and not _HANDLE.fullmatch(person.handle):
        record.fail("handle", f"{person.handle!r} is no handle: letters, digits and . @ + - _ only")
    record.finish()
    return person
