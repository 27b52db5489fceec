"""card.md: TOML front matter between two `+++` lines, then Markdown."""

import re
from collections.abc import Collection, Mapping
from datetime import timedelta

from django.utils.dateparse import parse_duration

from content.errors import ContentError
from content.files.body import Body, is_anchor_name
from content.files.course import DIFFICULTIES, PROVIDERS, Front, Topic, Video
from content.files.record import SLUG, Record, Source

FENCE = "+++"
_YOUTUBE_ID = re.compile(r"[\w-]{11}")


def split_card(file: str, text: str, errors: list[ContentError]) -> tuple[Source, Body] | None:
    """The front matter and the body, or None with the error noted when the `+++` lines are not there."""
    lines = text.splitlines()
    if not lines or lines[0].rstrip() != FENCE:
        errors.append(ContentError(file, 1, "", f"a card begins with a line {FENCE}"))
        return None
    end = next((number for number, line in enumerate(lines[1:], start=1) if line.rstrip() == FENCE), None)
    if end is None:
        errors.append(ContentError(file, len(lines), "", f"the front matter has no closing line {FENCE}"))
        return None
    front = Source(file, "\n".join(lines[1:end]), errors, offset=1)
    return front, Body("\n".join(lines[end + 1 :]).strip("\n"), end + 2 + _blank_lines(lines[end + 1 :]))


def _blank_lines(lines: list[str]) -> int:
    return next((number for number, line in enumerate(lines) if line), 0)


def read_front(record: Record, *, topics: Mapping[str, Topic], handles: Collection[str], track: str) -> Front:
    """The front matter as data; errors are noted in the record's source."""
    front = Front(
        id=record.uuid("id"),
        title=record.text("title", longest=160),
        topic=_topic(record, topics, track),
        difficulty=record.choice("difficulty", DIFFICULTIES),
        order=record.integer("order"),
        builds_on=_builds_on(record),
        summary=record.text("summary", longest=300),
        cover=record.text("cover", "", longest=300, empty=True),
        authors=_authors(record, handles),
        licence=record.text("licence", "CC BY-SA 4.0", longest=40),
        sources=record.texts("sources"),
        video=_video(record.table("video")) if record.has("video") else None,
    )
    record.finish()
    return front


def _topic(record: Record, topics: Mapping[str, Topic], track: str) -> str:
    slug = record.text("topic")
    topic = topics.get(slug)
    if slug and topic is None:
        record.fail("topic", f"{slug!r} is not in topics.toml")
    elif topic is not None and topic.track != track:
        record.fail("topic", f"{slug!r} belongs to the track {topic.track}, the folder lies in {track}")
    return slug


def _builds_on(record: Record) -> tuple[str, ...]:
    slugs = record.texts("builds_on")
    for slug in slugs:
        if not SLUG.fullmatch(slug):
            record.fail("builds_on", f"{slug!r} is no slug of a card")
    return slugs


def _authors(record: Record, handles: Collection[str]) -> tuple[str, ...]:
    authors = record.texts("authors")
    if not authors:
        record.fail("authors", "a card needs at least one author")
    for handle in authors:
        if handle not in handles:
            record.fail("authors", f"{handle!r} is not in people.toml")
    return authors


def _video(record: Record) -> Video:
    video = Video(
        provider=record.choice("provider", PROVIDERS),
        ref=record.text("ref", longest=40),
        title=record.text("title", longest=160),
        duration_s=_seconds(record),
    )
    if video.provider == "youtube" and video.ref and not _YOUTUBE_ID.fullmatch(video.ref):
        record.fail("ref", f"{video.ref!r} is no YouTube id (eleven letters, digits, - or _)")
    record.finish()
    return video


def _seconds(record: Record) -> int | None:
    text = record.text("duration", "")
    if not text:
        return None
    duration = parse_duration(text) if text.startswith("P") else None
    if duration is None or duration <= timedelta(0):
        record.fail("duration", f"{text!r} is no ISO 8601 duration such as PT12M3S")
        return None
    return int(duration.total_seconds())


def check_body(file: str, body: Body, drawings: Collection[str]) -> list[ContentError]:
    """What is wrong with the Markdown by itself: anchors, drawings, code fences."""
    return [*_anchor_errors(file, body), *_drawing_errors(file, body, drawings), *_text_errors(file, body)]


def _text_errors(file: str, body: Body) -> list[ContentError]:
    errors = [ContentError(file, line, "body", "a code fence names its language") for line in body.bare_fences()]
    if not body.text.strip():
        errors.append(ContentError(file, body.first_line, "body", "the card has no text"))
    return errors


def _anchor_errors(file: str, body: Body) -> list[ContentError]:
    errors, seen = [], set()
    for anchor in body.anchors():
        if not is_anchor_name(anchor.name):
            message = f"{anchor.name!r} is no anchor: small letters, digits and hyphens, a letter first"
            errors.append(ContentError(file, anchor.line, "body", message))
        elif anchor.name in seen:
            errors.append(ContentError(file, anchor.line, "body", f"the anchor {anchor.name!r} stands twice"))
        seen.add(anchor.name)
    return errors


def _drawing_errors(file: str, body: Body, drawings: Collection[str]) -> list[ContentError]:
    errors = []
    for drawing in body.drawings():
        if drawing.path.removeprefix("figures/") not in drawings:
            errors.append(ContentError(file, drawing.line, "body", f"the drawing {drawing.path} does not exist"))
        if not drawing.alt:
            errors.append(ContentError(file, drawing.line, "body", f"{drawing.path} has no alternative text"))
    shown = {drawing.path.removeprefix("figures/") for drawing in body.drawings()}
    unused = sorted(set(drawings) - shown)
    return errors + [ContentError(file, 0, "body", f"figures/{name} is shown nowhere") for name in unused]
