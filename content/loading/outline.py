"""Tracks, topics and people."""

from accounts.models import User
from cards.models import Topic, Track
from content.files import course
from content.loading.problems import Problems
from content.loading.rows import update_changed


def load_tracks(tracks: tuple[course.Track, ...]) -> dict[str, Track]:
    """Rows by slug; what the files no longer name stays, since topics may hang on it."""
    rows = {row.slug: row for row in Track.objects.all()}
    for track in tracks:
        row = rows.setdefault(track.slug, Track(slug=track.slug))
        _save(row, title=track.title, blurb=track.blurb, order=track.order)
    return rows


def load_topics(topics: tuple[course.Topic, ...], tracks: dict[str, Track]) -> dict[str, Topic]:
    rows = {row.slug: row for row in Topic.objects.all()}
    for topic in topics:
        row = rows.setdefault(topic.slug, Topic(slug=topic.slug))
        _save(row, title=topic.title, track_id=tracks[topic.track].pk)
    return rows


def load_people(people: tuple[course.Person, ...], problems: Problems) -> dict[str, User]:
    """Users by handle. A new one cannot log in until an administrator sets a password.

    A handle that a learner has taken is an error: their name would sign the cards.
    """
    known = {user.username: user for user in User.objects.filter(username__in=[person.handle for person in people])}
    for person in people:
        user = known.get(person.handle)
        if user is None:
            user = known[person.handle] = User(username=person.handle, name=person.name)
            user.set_unusable_password()
            user.save()
        elif user.has_usable_password() and not user.is_staff:
            problems.add("people.toml", 0, "person.handle", f"{person.handle!r} is the account of a learner")
        else:
            update_changed(user, name=person.name)
    return known


def _save(row: Track | Topic, **values: object) -> None:
    if row.pk is not None:
        update_changed(row, **values)
        return
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
