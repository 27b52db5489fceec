from datetime import UTC, datetime, timedelta

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.catalogue import catalogue, changed
from cards.models import Card
from quizzes.models import Attempt, CodeTask, Question, Submission
from reviews import mastery, schedule
from reviews.mastery import Evidence, Level, TrackMastery, level

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
ALL = {"tasks": 2, "solved": 2, "touched_at": NOW, "prompts": 2}


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        (Evidence(tasks=4), Level.NEW),
        (Evidence(), Level.NEW),
        (Evidence(tasks=4, touched_at=NOW), Level.ATTEMPTED),
        (Evidence(tasks=4, touched_at=NOW, solved=1), Level.ATTEMPTED),
        (Evidence(tasks=4, touched_at=NOW, solved=2), Level.FAMILIAR),
        (Evidence(tasks=5, touched_at=NOW, solved=3), Level.FAMILIAR),
        (Evidence(tasks=4, touched_at=NOW, solved=4), Level.PROFICIENT),
        (Evidence(tasks=4, recalls=(0.9,)), Level.ATTEMPTED),
        (Evidence(**ALL), Level.PROFICIENT),
        (Evidence(**ALL, learnt=1, recalls=(0.95, 0.95)), Level.PROFICIENT),
        (Evidence(**ALL, learnt=2, recalls=(0.95, 0.9)), Level.MASTERED),
        (Evidence(**ALL, learnt=2, recalls=(0.8, 0.8)), Level.PROFICIENT),
        (Evidence(**ALL, learnt=2, recalls=(0.6, 0.6)), Level.FAMILIAR),
        (Evidence(**ALL, learnt=2, recalls=(0.3, 0.4)), Level.ATTEMPTED),
        (Evidence(tasks=2, solved=2, touched_at=NOW), Level.PROFICIENT),
        (Evidence(tasks=4, solved=1, touched_at=NOW, completed=True), Level.PROFICIENT),
        (Evidence(tasks=0, prompts=1, learnt=1, recalls=(0.99,)), Level.ATTEMPTED),
    ],
)
def test_it_follows_the_rule(evidence, expected):
    assert level(evidence) == expected


@given(
    st.integers(0, 6), st.integers(0, 6), st.lists(st.floats(0, 1), max_size=4), st.lists(st.floats(0, 1), max_size=4)
)
def test_more_recall_and_more_solved_never_lower_it(tasks, solved, one, other):
    low, high = sorted([one, other], key=lambda recalls: sum(recalls) / len(recalls) if recalls else 1)
    if not low or not high:
        return

    def reached(solved, recalls):
        return level(Evidence(tasks, min(solved, tasks), 2, 2, touched_at=NOW, recalls=tuple(recalls)))

    assert reached(solved, low) <= reached(solved, high)
    assert reached(solved, low) <= reached(solved + 1, low)


def test_every_level_has_a_word():
    assert [str(reached.word) for reached in Level] == ["not begun", "attempted", "familiar", "proficient", "mastered"]


@pytest.mark.parametrize("days", [0, 1, 10, 400])
def test_its_retrievability_is_that_of_the_library(days):
    card = fsrs.Card(state=fsrs.State.Review, stability=7.5, difficulty=5, due=NOW, last_review=NOW)
    then = NOW + timedelta(days=days, hours=5)
    expected = schedule.SCHEDULER.get_card_retrievability(card, then)
    assert schedule.retrievability(7.5, NOW, then) == pytest.approx(expected)


@pytest.fixture
def solve(alice):
    def solve(card, *, right=1, wrong=0):
        for number in range(right + wrong):
            question = Question.objects.create(card=card, key=f"q{number}", text="?")
            Attempt.objects.create(
                question=question, user=alice, response={}, correct=number < right, score=float(number < right)
            )

    return solve


def known_to(user, now=NOW):
    return mastery.levels(user, catalogue(), now)


def test_a_level_rises_with_answers_code_and_reviews_and_drops_as_memory_fades(alice, card, solve, make_prompts):
    task = CodeTask.objects.create(card=card, slug="t", title="T", entry="t")
    assert known_to(alice) == {}
    solve(card)
    assert known_to(alice) == {card.pk: Level.FAMILIAR}
    Submission.objects.create(
        user=alice, task=task, scope="all", number=1, status="done", verdict="accepted", done_at=NOW, score=1
    )
    assert known_to(alice) == {card.pk: Level.PROFICIENT}
    (prompt,) = make_prompts(card, 1)
    schedule.rate(alice, prompt, schedule.EASY, NOW)
    assert known_to(alice) == {card.pk: Level.MASTERED}
    seen = [known_to(alice, NOW + timedelta(days=days))[card.pk] for days in (0, 10, 60, 400, 100_000)]
    assert seen == sorted(seen, reverse=True)
    assert seen[-1] == Level.ATTEMPTED


def test_a_public_run_and_a_retired_question_solve_nothing(alice, card, solve):
    task = CodeTask.objects.create(card=card, slug="t", title="T", entry="t")
    Submission.objects.create(
        user=alice, task=task, scope="public", number=1, status="done", verdict="accepted", done_at=NOW, score=1
    )
    solve(card, right=1, wrong=1)
    Question.objects.filter(key="q0").update(active=False)
    assert known_to(alice) == {card.pk: Level.ATTEMPTED}


def test_solving_one_question_twice_counts_once(alice, card, solve):
    solve(card, right=1, wrong=2)
    Attempt.objects.create(question=Question.objects.get(key="q0"), user=alice, response={}, correct=True, score=1)
    assert known_to(alice) == {card.pk: Level.ATTEMPTED}


def test_it_tells_nothing_of_others_and_of_drafts(alice, dave, card, make_card, solve):
    draft = make_card("draft", status=Card.Status.DRAFT)
    solve(draft)
    solve(card)
    assert known_to(dave) == {}
    assert set(known_to(alice)) == {card.pk}


@pytest.mark.parametrize("rows", [1, 3])
def test_it_takes_four_queries_for_one_card_and_three(
    alice, make_card, make_prompts, solve, django_assert_num_queries, rows
):
    for number in range(rows):
        card = make_card(f"c{number}")
        solve(card)
        (prompt,) = make_prompts(card, 1)
        schedule.rate(alice, prompt, schedule.GOOD, NOW)
    found = catalogue()
    with django_assert_num_queries(4):
        assert len(mastery.levels(alice, found, NOW)) == rows


def test_what_to_learn_next_stands_on_familiar_ground(alice, make_card, solve):
    ground, other = make_card("ground", order=1), make_card("other", order=2)
    after = make_card("after", builds_on=[ground], order=3)
    make_card("needs-both", builds_on=[ground, other], order=4)

    def slugs(most=9):
        return [place.slug for place in mastery.ready(catalogue(), known_to(alice), most)]

    assert slugs() == ["ground", "other"]
    assert slugs(1) == ["ground"]
    solve(ground)
    assert slugs() == ["after", "other"]
    solve(other)
    assert slugs() == ["needs-both", "after"]
    solve(after, right=0, wrong=1)
    assert slugs() == ["needs-both"]


def test_mastery_by_track_counts_each_level(alice, make_card, solve):
    solve(make_card("a"))
    solve(make_card("b"), right=0, wrong=1)
    make_card("c")
    (track,) = mastery.by_track(catalogue(), known_to(alice))
    assert track == TrackMastery("maths", "Maths", 3, (1, 0, 1, 0))
    assert track.mastered == 0
    assert track.segments == [(3, 0, 1), (1, 1, 1)]


def test_the_catalogue_is_kept_until_it_changes(make_card, django_assert_num_queries):
    make_card("a")
    changed()
    first = catalogue()
    with django_assert_num_queries(0):
        assert catalogue() is first
    make_card("b")
    changed()
    assert {place.slug for place in catalogue().places.values()} == {"a", "b"}


def test_without_a_stamp_nothing_is_kept(make_card):
    make_card("a")
    assert len(catalogue().places) == 1
    make_card("b")
    assert len(catalogue().places) == 2
