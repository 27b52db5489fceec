"""A session is what its row says, however often it was read before."""

import pytest

from accounts.sessions import SHORT, SessionStore

pytestmark = pytest.mark.django_db


def stored(**values):
    session = SessionStore()
    session.update(values)
    session.create()
    return session.session_key


@pytest.mark.parametrize("size", [1, 3 * SHORT])
def test_who_changes_what_was_read_changes_nothing_for_the_next(size):
    key = stored(letters=[f"{at:x}" for at in range(size)])
    first = SessionStore(key)
    first["letters"].append("mine alone")
    assert "mine alone" not in SessionStore(key)["letters"]


def test_what_is_saved_is_what_the_next_reads():
    key = stored(colour="red")
    session = SessionStore(key)
    session["colour"] = "blue"
    session.save()
    assert SessionStore(key)["colour"] == "blue"


def test_a_row_that_was_tampered_with_is_an_empty_session():
    key = stored(colour="red")
    row = SessionStore().model.objects.get(session_key=key)
    row.session_data = row.session_data[:-1] + ("A" if row.session_data[-1] != "A" else "B")
    row.save()
    assert dict(SessionStore(key).items()) == {}
