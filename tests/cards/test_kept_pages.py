"""Pages kept for guests."""

import gzip
import re

import pytest
from django.test import Client

from cards import kept_pages
from cards.catalogue import changed
from cards.kept_pages import GAP, KEPT_S, Kept, _deflate
from cards.models import Completion
from cards.revisions import write_revision

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([A-Za-z0-9]{64})"')


@pytest.fixture(autouse=True)
def _nothing_kept():
    kept_pages._kept.clear()


@pytest.fixture
def card(write_card):
    return write_card("softmax", "Stable softmax", body="The shift changes nothing.\n")


def look(client, path="/cards/softmax/", **headers):
    return client.get(path, headers=headers)


def test_the_second_guest_costs_no_query(card, client, django_assert_num_queries, monkeypatch):
    monkeypatch.setattr("cards.catalogue.LOOK_S", 60)
    first = look(client)
    with django_assert_num_queries(0):
        again = look(Client())
    assert TOKEN.sub(b"", again.content) == TOKEN.sub(b"", first.content)
    assert again["Content-Security-Policy"] == first["Content-Security-Policy"]
    assert again["X-Frame-Options"] == "DENY"


def test_each_guest_gets_a_token_that_works_for_them_alone(card):
    look(Client())
    one, two = Client(enforce_csrf_checks=True), Client(enforce_csrf_checks=True)
    tokens = [TOKEN.search(look(client).content)[1].decode() for client in (one, two)]
    assert tokens[0] != tokens[1]
    for client, token, status in [(one, tokens[0], 302), (two, tokens[1], 302), (one, tokens[1], 403)]:
        assert client.post("/theme", {"theme": "dark", "csrfmiddlewaretoken": token}).status_code == status
    secret = one.cookies["csrftoken"].value
    assert look(one).cookies["csrftoken"].value == secret  # renewed, not replaced


def test_a_compressed_page_is_the_page(card):
    plain = look(Client())
    look(Client())
    packed = look(Client(), accept_encoding="gzip")
    assert packed["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed["Vary"]
    assert TOKEN.sub(b"", gzip.decompress(packed.content)) == TOKEN.sub(b"", plain.content)
    assert len(packed.content) < len(plain.content) / 2


@pytest.mark.parametrize(
    "pieces", [(b"", b""), (b"a" * 70_000, b"a" * 70_000, b"b"), (b"alone",), (b"\xc3\xa9" * 9, b"x")]
)
def test_compressed_pieces_give_the_whole_again(pieces):
    kept = Kept(None, 0, {}, pieces, _deflate(pieces))
    for token in (b"A" * 64, b"z0" * 32):
        assert gzip.decompress(kept.gzipped(token)) == token.join(pieces)
    assert len(GAP) == 64


def test_a_change_of_the_catalogue_is_seen(card, bob):
    look(Client())
    write_revision(card, title="Softmax, again", summary="", body="x\n", cover="", author=bob)
    assert b"Softmax, again" in look(Client()).content


def test_an_approval_is_seen(card, carol, university):
    from cards.approvals import Rubric, approve
    from cards.models import Approval

    look(Client())
    approve(card.current, Approval.memberships_of(carol).get(), Rubric(4, 4, 4), "Good.")
    assert b"University of Tests" in look(Client()).content


def test_it_is_kept_for_a_minute_at_most(card, alice, monkeypatch):
    look(Client())
    Completion.objects.create(card=card, user=alice)
    assert b"0 users" in look(Client()).content
    later = kept_pages.time.monotonic() + KEPT_S
    monkeypatch.setattr("cards.kept_pages.time.monotonic", lambda: later)
    assert b"1 user" in look(Client()).content


def test_who_is_signed_in_gets_their_own_page(card, client, alice):
    look(Client())
    client.force_login(alice)
    assert b"Alice Learner" in look(client).content
    assert b"Alice Learner" not in look(Client()).content


def test_themes_languages_and_hosts_are_kept_apart(card, settings):
    settings.ALLOWED_HOSTS = ["testserver", "other.test"]
    look(Client())
    dark = Client()
    dark.cookies["theme"] = "dark"
    assert b'data-theme="dark"' in look(dark).content
    assert b'data-theme="dark"' not in look(Client()).content
    assert look(Client(), host="other.test").status_code == 200
    assert {key[0] for key in kept_pages._kept} == {"testserver", "other.test"}


def test_a_wrong_host_is_refused_as_ever(card):
    look(Client())
    client = Client(raise_request_exception=False)
    assert look(client, host="evil.test").status_code == 400


def test_what_is_not_found_is_not_kept(card):
    assert look(Client(), "/cards/nothing/").status_code == 404
    assert look(Client(), "/search").status_code == 200
    assert look(Client(), "/?track=maths").status_code == 200
    assert look(Client(), "/map").status_code == 200
    assert {key[2] for key in kept_pages._kept} == {"/map"}


def test_without_a_stamp_nothing_is_kept(db, client):
    look(client, "/map")
    assert not kept_pages._kept


def test_no_more_pages_are_kept_than_fit(card, monkeypatch):
    monkeypatch.setattr(kept_pages, "MOST", 1)
    look(Client())
    look(Client(), "/map")
    changed()
    assert {key[2] for key in kept_pages._kept} == {"/map"}
