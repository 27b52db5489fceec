"""What the page of a card costs, and that what is kept of it follows every change."""

import pytest
from django.utils import timezone

from cards.catalogue import changed, stamp
from cards.models import Approval, Card
from cards.revisions import write_revision
from content.loading.flow import load_catalogue
from quizzes import card_page as pages
from quizzes.authoring import digests
from quizzes.models import Question, Variant
from quizzes.variants import draw_missing
from sandbox.client import SandboxUnavailable, TaskBroken
from tests.content.small_catalogue import SmallCatalogue
from tests.quizzes.arranged_questions import cloze, matching, ordering

WARM, COLD = 4, 22  # cold: nobody has seen the card since the catalogue changed


@pytest.fixture
def small(tmp_path, db):
    catalogue = SmallCatalogue(tmp_path / "catalogue")
    load_catalogue(catalogue.root)
    return catalogue


def fill(card, rows):
    for number in range(rows):
        for kind in (ordering, matching, cloze):
            kind(card, key=f"{kind.__name__}-{number}")
        question = Question.objects.create(
            card=card, key=f"fresh-{number}", kind=Question.Kind.PARAMETRIC, text="{a}?", tolerance=1e-6
        )
        for seed in (1, 2):
            Variant.objects.create(question=question, seed=seed, params={"a": seed}, answer=seed, text_html="?")
    changed()


@pytest.mark.parametrize("rows", [1, 3])
def test_a_learner_s_card_takes_at_most_four_queries_with_all_kinds_on_it(
    client, alice, card, question, code_task, rows, django_assert_max_num_queries
):
    fill(card, rows)
    client.force_login(alice)
    with django_assert_max_num_queries(COLD):
        client.get(card.get_absolute_url())
    with django_assert_max_num_queries(WARM):
        client.get(card.get_absolute_url())


@pytest.mark.parametrize("rows", [1, 3])
def test_a_guest_s_card_takes_at_most_two(client, card, question, code_task, rows, django_assert_max_num_queries):
    fill(card, rows)
    client.get(card.get_absolute_url())
    with django_assert_max_num_queries(2):
        client.get(card.get_absolute_url())


def shown(client):
    return client.get("/cards/doubling/").content.decode()


def test_an_edit_of_the_files_shows_at_once(client, small):
    assert "Take" in shown(client)
    small.replace(small.questions, 'text = "Take $x$"', 'text = "Grasp it"')
    load_catalogue(small.root)
    assert "Grasp it" in shown(client)


def test_an_edit_in_the_admin_shows_at_once(client, small, alice):
    assert "What is twice" in shown(client)
    card = Card.objects.get()
    Question.objects.filter(key="twice-three").update(active=False)
    text = {name: getattr(card.current, name) for name in ("title", "summary", "body", "cover")}
    write_revision(card, **text, author=alice, parts=digests(card))
    assert "q-twice-three" not in shown(client)


def test_an_approval_shows_at_once(client, small, carol, university):
    assert "No university has approved" in shown(client)
    Approval.objects.create(
        revision=Card.objects.get().current, reviewer=carol, university=university, role="Professor", statement="Good."
    )
    changed()
    assert "University of Tests" in shown(client)
    Approval.objects.update(withdrawn_at=timezone.now())
    changed()
    assert "University of Tests" not in shown(client)


def test_fresh_numbers_show_as_soon_as_they_are_drawn(client, small, monkeypatch):
    class Drawing:
        def __init__(self, _path):
            pass

        def draw(self, _code, seeds):
            return [{"params": {"a": 1000 + seed}, "answer": 2.0} for seed in seeds]

    assert "are being drawn" in shown(client)
    monkeypatch.setattr("quizzes.variants.Sandbox", Drawing)
    assert draw_missing() == 24
    assert "are being drawn" not in shown(client)


def test_what_is_withdrawn_is_gone_from_memory_too(client, small):
    assert "Doubling" in shown(client)
    Card.objects.update(status=Card.Status.DRAFT)
    changed()
    assert client.get("/cards/doubling/").status_code == 404


def test_a_draft_is_shown_to_its_creators_and_kept_for_nobody(client, small, bob):
    Card.objects.update(status=Card.Status.DRAFT)
    changed()
    client.force_login(bob)
    assert "Doubling" in shown(client)
    client.logout()
    assert client.get("/cards/doubling/").status_code == 404


def test_memory_is_bounded(small, monkeypatch, client):
    monkeypatch.setattr(pages, "MOST_KEPT", 0)
    assert "Doubling" in shown(client)
    assert not pages._kept


def drawing(monkeypatch, *, broken=(), away_after=None):
    """Which question was drawn for which seed, in turn, with a sandbox that never was."""
    drawn = []

    def draw(self, source, seeds):
        if source in broken:
            raise TaskBroken("generator", 1, "no draw")
        if away_after is not None and len(drawn) >= away_after:
            raise SandboxUnavailable("gone")
        drawn.extend((source, seed) for seed in seeds)
        return [{"params": {}, "answer": 1.0} for _ in seeds]

    monkeypatch.setattr("quizzes.variants.Sandbox.draw", draw)
    return drawn


def parametric(card, *sources):
    for source in sources:
        Question.objects.create(card=card, key=source, kind=Question.Kind.PARAMETRIC, text="x", generator=source)


def test_every_question_gets_its_first_numbers_before_any_gets_all(card, monkeypatch):
    parametric(card, "a", "b", "c")
    drawn = drawing(monkeypatch, broken={"b"})
    assert draw_missing() == 48
    assert [source for source, _ in drawn[:4]] == ["a", "a", "c", "c"]
    assert draw_missing() == 0


def test_what_was_drawn_before_the_sandbox_went_is_shown(card, monkeypatch):
    parametric(card, "a", "b")
    drawing(monkeypatch, away_after=2)
    before = stamp()
    assert draw_missing() == 2
    assert stamp() != before


def answered(client, question):
    return client.post(f"/questions/{question.pk}/answer", {"number": "7"}, headers={"HX-Request": "true"})


def test_an_answer_finds_its_question_however_the_card_is_called_now(client, alice, small, card):
    question = Question.objects.create(card=card, key="n", kind="numeric", text="?", text_html="<p>?</p>", answer=1)
    changed()
    client.force_login(alice)
    assert answered(client, question).status_code == 200
    Card.objects.filter(pk=card.pk).update(slug="another-name")
    changed()
    assert answered(client, question).status_code == 200
    Question.objects.filter(pk=question.pk).update(active=False)
    changed()
    assert answered(client, question).status_code == 404


def test_a_draft_s_question_is_answered_by_its_creators_alone(client, alice, bob, card, question):
    Card.objects.update(status=Card.Status.DRAFT)
    changed()
    for user, status in [(alice, 404), (bob, 200), (alice, 404)]:
        client.force_login(user)
        assert answered(client, question).status_code == status


@pytest.mark.parametrize("tries", [1, 3])
def test_an_answer_takes_at_most_thirteen_statements(
    client, alice, card, question, code_task, tries, django_assert_max_num_queries
):
    fill(card, 1)
    client.force_login(alice)
    number = Question.objects.get(key="fresh-0")
    for _ in range(tries):
        answered(client, number)
    with django_assert_max_num_queries(13):
        assert answered(client, number).status_code == 200
