"""The list of a card's revisions, each compared with the one before, and restoring an old text."""

import pytest
from django.urls import reverse

from cards.admin.revisions import differences
from cards.models import Card, Figure, Topic, Track
from cards.revisions import write_revision


@pytest.fixture
def card(bob):
    topic = Topic.objects.create(slug="t", title="T", track=Track.objects.create(slug="maths", title="Maths"))
    return Card.objects.create(slug="softmax", topic=topic, creator=bob)


@pytest.fixture
def write(card, bob):
    def write(body, **more):
        return write_revision(card, title="Softmax", summary="", body=body, cover="", author=bob, **more)

    return write


@pytest.fixture
def as_bob(client, bob):
    client.force_login(bob)
    return client


def url(name, card, *args):
    return reverse(f"admin:cards_card_{name}", args=[card.pk, *args])


def test_it_lists_the_revisions_with_note_author_and_hash(as_bob, card, write):
    write("One")
    second = write("Two", note="clearer", trivial=True)

    page = as_bob.get(url("revisions", card)).content.decode()

    assert "clearer (spelling or layout)" in page
    assert "Bob Creator" in page
    assert second.content_hash[:12] in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_queries_for_one_revision_and_three(
    as_bob, card, write, rows, django_assert_num_queries
):
    for number in range(rows):
        write(f"Text {number}")

    with django_assert_num_queries(7):
        as_bob.get(url("revisions", card))


def test_it_shows_what_was_added_and_removed_and_escapes_it(as_bob, card, write):
    write("Same\n\n<b>Old</b>")
    write("Same\n\nNew")

    page = as_bob.get(url("revision", card, 2)).content.decode()

    assert '<span class="remove">-&lt;b&gt;Old&lt;/b&gt;</span>' in page
    assert '<span class="add">+New</span>' in page
    assert "style=" not in page.split('id="content-main"')[1]


def test_the_first_revision_is_all_added(write):
    ((field, lines), *rest) = differences(None, write("Text"))

    assert field == "title"
    assert [line.text for line in lines if line.kind == "add"] == ["+Softmax"]
    assert [name for name, _ in rest] == ["body"]


def test_it_writes_an_old_text_again_as_a_new_revision(as_bob, card, write):
    old = write("One")
    write("Two")

    response = as_bob.post(url("restore", card, old.number))

    card.refresh_from_db()
    assert response.status_code == 302
    assert (card.current.number, card.current.body, card.current.content_hash) == (3, "One", old.content_hash)
    assert card.current.note == "Text of revision 1 restored"


def test_an_old_text_whose_figure_is_gone_is_not_written_again(as_bob, card, write):
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0h9"/></svg>'
    figure = Figure.objects.create(card=card, name="net.svg", svg=svg)
    write("![a line](figures/net.svg)")
    write("Two")
    figure.delete()

    response = as_bob.post(url("restore", card, 1), follow=True)

    assert "does not typeset any more. Line 1:" in response.content.decode()
    assert card.revisions.count() == 2


def test_restoring_needs_a_post(as_bob, card, write):
    write("One")

    assert as_bob.get(url("restore", card, 1)).status_code == 403
    assert card.revisions.count() == 1


def test_a_reviewer_reads_the_revisions_and_restores_none(client, carol, card, write):
    write("One")
    write("Two")
    client.force_login(carol)

    assert client.get(url("revisions", card)).status_code == 200
    assert client.post(url("restore", card, 1)).status_code == 403
    assert card.revisions.count() == 2


@pytest.mark.parametrize("name", ["revisions", "revision", "restore"])
def test_anothers_card_is_not_there(as_bob, alice, card, write, name):
    write("One")
    Card.objects.update(creator=alice)
    args = [] if name == "revisions" else [1]

    assert as_bob.post(url(name, card, *args)).status_code == 404


def test_an_outsider_is_sent_away(client, dave, card, write):
    write("One")
    client.force_login(dave)

    assert client.get(url("revisions", card)).status_code in (302, 403)


def test_a_revision_that_never_was_is_not_there(as_bob, card, write):
    write("One")

    assert as_bob.get(url("revision", card, 7)).status_code == 404
