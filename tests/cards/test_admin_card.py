"""The page on which a creator writes a card."""

import pytest
from django.urls import reverse

from cards.models import Card, Figure, Topic, Track
from quizzes.models import Question
from reviews.models import Prompt
from tests.admin_forms import add_row, errors, posted

ADD = "/admin/cards/card/add/"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4"/></svg>'


@pytest.fixture
def topic(db):
    return Topic.objects.create(
        slug="softmax", title="Softmax", track=Track.objects.create(slug="maths", title="Maths")
    )


@pytest.fixture
def as_bob(client, bob):
    client.force_login(bob)
    return client


def new_card(client, topic, **changes):
    data = posted(client.get(ADD), title="Stable softmax", body="Shift by the maximum: $x - m$.", topic=topic.pk)
    data.update(changes)
    return client.post(ADD, data)


@pytest.fixture
def card(as_bob, topic):
    response = new_card(as_bob, topic)
    assert response.status_code == 302, errors(response)
    return Card.objects.get()


def change(client, card, **changes):
    url = reverse("admin:cards_card_change", args=[card.pk])
    return client.post(url, posted(client.get(url), **changes))


def test_it_makes_a_card_with_its_first_revision(as_bob, bob, topic):
    response = new_card(
        as_bob,
        topic,
        summary="Why to shift.",
        cover=r"\frac{e^{z_i}}{\sum_j e^{z_j}}",
        sources="A book, 2016\n\nA paper",
    )

    assert response.status_code == 302, errors(response)
    card = Card.objects.get()
    assert (card.slug, card.creator, card.status) == ("stable-softmax", bob, "draft")
    assert card.sources == ["A book, 2016", "A paper"]
    assert (card.current.number, card.current.title, card.current.author) == (1, "Stable softmax", bob)
    assert "katex" in card.current.body_html
    assert "katex" in card.current.cover_html


@pytest.mark.parametrize(
    ("pasted", "ref"),
    [
        ("https://www.youtube.com/watch?v=aircAruvnKk&t=30s", "aircAruvnKk"),
        ("https://youtu.be/aircAruvnKk?si=x", "aircAruvnKk"),
        ("aircAruvnKk", "aircAruvnKk"),
    ],
)
def test_it_takes_a_video_as_address_or_id(as_bob, topic, pasted, ref):
    new_card(as_bob, topic, video=pasted, duration="18:40")

    card = Card.objects.get()
    assert (card.video_provider, card.video_ref, card.video_duration_s) == ("youtube", ref, 1120)


def test_it_refuses_another_video_beside_its_field(as_bob, topic):
    response = new_card(as_bob, topic, video="https://evil.example/watch?v=aircAruvnKk", duration="long")

    assert "YouTube" in errors(response)["video"][0]
    assert "12:03" in errors(response)["duration"][0]
    assert not Card.objects.exists()


def test_it_names_the_line_of_maths_that_does_not_parse(as_bob, topic):
    response = new_card(as_bob, topic, body="One.\n\nTwo: $\\fraction{1}{2}$.\n")

    assert errors(response)["body"][0].startswith("Line 3:")
    assert b"Line 3:" in response.content
    assert not Card.objects.exists()


def test_it_refuses_a_cover_that_does_not_parse(as_bob, topic):
    assert "cover" in errors(new_card(as_bob, topic, cover=r"\frac{1}"))


def test_a_figure_may_come_in_with_the_text_that_shows_it(as_bob, topic):
    data = posted(as_bob.get(ADD), title="Net", body="![a circle](figures/net.svg)", topic=topic.pk)
    add_row(data, "figures", name="net.svg", svg=SVG)

    response = as_bob.post(ADD, data)

    assert response.status_code == 302, errors(response)
    assert "<circle" in Card.objects.get().current.body_html


def test_it_refuses_a_figure_that_is_not_there(as_bob, topic):
    assert "Line 1:" in errors(new_card(as_bob, topic, body="![a circle](figures/absent.svg)"))["body"][0]


def test_a_figure_that_the_text_shows_cannot_be_taken_away(as_bob, topic):
    data = posted(as_bob.get(ADD), title="Net", body="![a circle](figures/net.svg)", topic=topic.pk)
    as_bob.post(ADD, add_row(data, "figures", name="net.svg", svg=SVG))
    card = Card.objects.get()

    response = change(as_bob, card, **{"figures-0-DELETE": "on"})
    assert "Line 1:" in errors(response)["body"][0]
    assert Figure.objects.exists()

    response = change(as_bob, card, body="No figure.", **{"figures-0-DELETE": "on"})
    assert response.status_code == 302, errors(response)
    assert not Figure.objects.exists()


def test_it_refuses_a_figure_that_is_no_drawing(as_bob, topic):
    data = posted(as_bob.get(ADD), title="Net", body="Text", topic=topic.pk)
    add_row(data, "figures", name="net.svg", svg="<svg><script>alert(1)</script>")

    assert "svg" in errors(as_bob.post(ADD, data))
    assert not Figure.objects.exists()


def test_a_changed_text_is_a_new_revision_and_the_old_one_stays(as_bob, card):
    response = change(as_bob, card, body="Another text.", note="shorter")

    assert response.status_code == 302, errors(response)
    card.refresh_from_db()
    assert [(row.number, row.note) for row in card.revisions.all()] == [(2, "shorter"), (1, "")]
    assert card.current.body == "Another text."


def test_saving_the_page_unchanged_writes_no_revision(as_bob, card):
    response = change(as_bob, card)

    assert response.status_code == 302, errors(response)
    assert card.revisions.count() == 1


def test_blank_ends_and_carriage_returns_are_no_change(as_bob, card):
    change(as_bob, card, body=card.current.body.replace("\n", "\r\n") + "\r\n\r\n")

    assert card.revisions.count() == 1


def test_a_changed_status_alone_writes_no_revision(as_bob, card):
    change(as_bob, card, status="published")

    card.refresh_from_db()
    assert (card.status, card.revisions.count()) == ("published", 1)


def test_two_cards_of_one_title_get_two_addresses(as_bob, card, topic):
    new_card(as_bob, topic)

    assert set(Card.objects.values_list("slug", flat=True)) == {"stable-softmax", "stable-softmax-2"}


def test_a_card_may_not_build_on_itself_through_others(as_bob, card, topic):
    new_card(as_bob, topic, title="Second", builds_on=[card.pk])
    second = Card.objects.get(slug="second")
    new_card(as_bob, topic, title="Third", builds_on=[second.pk])
    third = Card.objects.get(slug="third")

    response = change(as_bob, card, builds_on=[third.pk])

    assert "builds on this card itself" in errors(response)["builds_on"][0]
    assert not card.builds_on.exists()


def test_flashcards_are_written_beside_the_text(as_bob, card):
    url = reverse("admin:cards_card_change", args=[card.pk])
    data = posted(as_bob.get(url))
    add_row(data, "prompts", kind="basic", front="What is $e^0$?", back="$1$", position=0, active="on", key="")
    add_row(
        data, "prompts", kind="cloze", front="They sum to {{c1::one}}.", back="", position=1, active="on", key="sum"
    )
    response = as_bob.post(url, data)

    assert response.status_code == 302, errors(response)
    first, second = Prompt.objects.all()
    assert (first.key, second.key) == ("what-is-e0", "sum")
    assert "katex" in first.front_html
    assert "one" not in second.front_html
    assert '<span class="cloze">one</span>' in second.back_html


@pytest.mark.parametrize(
    ("sides", "field", "message"),
    [
        ({"kind": "basic", "front": "Q", "back": ""}, "back", "Write the back"),
        ({"kind": "cloze", "front": "Nothing hidden", "back": ""}, "front", "A cloze hides something"),
        ({"kind": "cloze", "front": "{{c1::x}}", "back": "y"}, "back", "A cloze has no back"),
        ({"kind": "formula", "front": "Q", "back": r"$\frac{1}$"}, "back", "Line 1:"),
    ],
)
def test_a_flashcard_that_cannot_be_asked_is_refused_beside_its_field(as_bob, card, sides, field, message):
    url = reverse("admin:cards_card_change", args=[card.pk])
    data = add_row(posted(as_bob.get(url)), "prompts", **sides, position=0, active="on", key="")

    assert message in errors(as_bob.post(url, data))[field][0]
    assert not Prompt.objects.exists()


def test_it_links_to_the_questions_and_the_preview(as_bob, card):
    Question.objects.create(card=card, key="q", text="Why?")
    page = as_bob.get(reverse("admin:cards_card_change", args=[card.pk])).content.decode()

    assert f"/admin/quizzes/question/add/?card={card.pk}" in page
    assert f"/admin/quizzes/codetask/add/?card={card.pk}" in page
    assert f"/admin/quizzes/question/{Question.objects.get().pk}/change/" in page
    assert card.get_absolute_url() in page


def test_a_creator_neither_sees_nor_changes_anothers_card(as_bob, card, alice, topic):
    theirs = Card.objects.create(slug="theirs", topic=topic, creator=alice)
    url = reverse("admin:cards_card_change", args=[theirs.pk])

    assert as_bob.get(url).status_code == 302
    assert as_bob.post(url, {"title": "Mine now"}).status_code == 302
    assert theirs.slug not in as_bob.get("/admin/cards/card/").content.decode()
    assert not theirs.revisions.exists()


def test_a_creator_does_not_choose_whose_the_card_is(as_bob, card, alice):
    url = reverse("admin:cards_card_change", args=[card.pk])
    as_bob.post(url, {**posted(as_bob.get(url)), "creator": alice.pk})

    card.refresh_from_db()
    assert card.creator.username == "bob"


def test_a_superuser_changes_every_card(card, client, admin_user):
    client.force_login(admin_user)
    response = change(client, card, title="Softmax, stable")

    assert response.status_code == 302, errors(response)
    card.refresh_from_db()
    assert (card.title, card.creator.username) == ("Softmax, stable", "bob")


def test_a_reviewer_reads_a_card_and_cannot_save_it(card, client, carol):
    client.force_login(carol)
    url = reverse("admin:cards_card_change", args=[card.pk])
    page = client.get(url)

    assert page.status_code == 200
    assert "Shift by the maximum" in page.content.decode()
    assert 'name="body"' not in page.content.decode()
    assert client.post(url, {"title": "x"}).status_code == 403


@pytest.mark.parametrize("person", ["alice", "dave"])
def test_a_learner_has_no_way_into_the_admin(request, client, db, person):
    client.force_login(request.getfixturevalue(person))

    assert client.get("/admin/").status_code in (302, 403)
    assert client.get(ADD).status_code in (302, 403)


def test_a_guest_is_sent_to_the_one_login_of_the_site(client, db):
    assert client.get(ADD, follow=True).redirect_chain[-1][0].startswith("/account/login/")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_queries_for_one_card_and_three(as_bob, topic, rows, django_assert_num_queries):
    for number in range(rows):
        new_card(as_bob, topic, title=f"Card {number}")

    with django_assert_num_queries(8):
        page = as_bob.get("/admin/cards/card/")
    assert page.content.decode().count("Card ") >= rows


def test_a_used_card_cannot_be_deleted(as_bob, card, alice):
    card.completions.create(user=alice)

    assert as_bob.post(reverse("admin:cards_card_delete", args=[card.pk]), {"post": "yes"}).status_code == 403
    assert Card.objects.filter(pk=card.pk).exists()
