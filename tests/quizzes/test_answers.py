import pytest

from cards.models import Completion
from quizzes.answers import answer, reveal_next_hint, variant_for
from quizzes.marking import BadAnswer, mark_choices, mark_number, parse_number
from quizzes.models import Attempt, Choice, HintUse, Question, Variant


def choices(*correct):
    return [Choice(pk=pk, correct=right) for pk, right in enumerate(correct, start=1)]


def test_a_single_answer_is_right_or_wrong():
    assert mark_choices(choices(False, True), [2], single=True).credit == 1
    assert mark_choices(choices(False, True), [1], single=True).credit == 0


def test_several_answers_earn_their_part():
    several = choices(True, True, False, False)
    assert mark_choices(several, [1], single=False).credit == 0.5
    assert mark_choices(several, [1, 2], single=False).correct
    assert mark_choices(several, [1, 2, 3], single=False).credit == 0.5
    assert mark_choices(several, [3, 4], single=False).credit == 0


@pytest.mark.parametrize("chosen", [[], [9], [1, 2]])
def test_no_forged_or_missing_choice_is_marked(chosen):
    with pytest.raises(BadAnswer, match="cost no try"):
        mark_choices(choices(False, True), chosen, single=True)


@pytest.mark.parametrize(("text", "number"), [("0.344", 0.344), (" −1.5e-3 ", -0.0015), ("+7", 7), ("1 000", 1000)])
def test_it_reads_a_number(text, number):
    assert parse_number(text) == number


@pytest.mark.parametrize(
    "text", ["", "0,344", "nan", "inf", "-Infinity", "1_000", "ten", "9" * 41, "1e999", "0x10", "word " * 10_000]
)
def test_it_refuses_what_is_no_number(text):
    with pytest.raises(BadAnswer, match="cost no try"):
        parse_number(text)


def test_a_number_is_right_within_either_tolerance():
    assert mark_number(0.3442, 0.344, 0.0005, 0).correct
    assert not mark_number(0.345, 0.344, 0.0005, 0).correct
    assert mark_number(-1010, -1000, 0, 0.01).correct
    assert mark_number(3, 3, 0, 0).correct


def test_each_wrong_try_and_each_hint_costs(alice, question, choice):
    answer(alice, question, {"choices": [choice["sharper"]]}, tries_seen=0)
    reveal_next_hint(alice, question)
    attempt = answer(alice, question, {"choices": [choice["unchanged"]]}, tries_seen=1)
    assert attempt.correct
    assert attempt.hints_used == 1
    assert attempt.score == pytest.approx(1 - 0.25 - 0.1)


def test_a_post_sent_twice_is_one_attempt(alice, question, choice):
    first = answer(alice, question, {"choices": [choice["sharper"]]}, tries_seen=0)
    again = answer(alice, question, {"choices": [choice["sharper"]]}, tries_seen=0)
    assert again == first
    assert Attempt.objects.count() == 1


def test_a_solved_question_stays_solved(alice, question, choice):
    solved = answer(alice, question, {"choices": [choice["unchanged"]]}, tries_seen=0)
    assert answer(alice, question, {"choices": [choice["sharper"]]}, tries_seen=1) == solved
    assert Attempt.objects.count() == 1


def test_an_attempt_cannot_be_changed(alice, question, choice):
    attempt = answer(alice, question, {"choices": [choice["sharper"]]}, tries_seen=0)
    attempt.correct = True
    with pytest.raises(TypeError, match="immutable"):
        attempt.save()


def test_a_bad_answer_is_not_kept(alice, question):
    with pytest.raises(BadAnswer):
        answer(alice, question, {"choices": []}, tries_seen=0)
    assert not Attempt.objects.exists()


def test_the_last_task_completes_the_card_once(alice, card, question, choice):
    answer(alice, question, {"choices": [choice["unchanged"]]}, tries_seen=0)
    answer(alice, question, {"choices": [choice["unchanged"]]}, tries_seen=1)
    assert Completion.objects.filter(user=alice, card=card).count() == 1


def test_a_code_task_keeps_the_card_open(alice, card, question, choice, code_task):
    answer(alice, question, {"choices": [choice["unchanged"]]}, tries_seen=0)
    assert not Completion.objects.exists()


def test_hints_come_one_by_one_and_are_logged(alice, question):
    texts = [reveal_next_hint(alice, question).text for _ in range(3)]
    assert texts == ["nudge-words", "where-words", "step-words"]
    assert reveal_next_hint(alice, question) is None
    assert HintUse.objects.filter(user=alice).count() == 3


def test_the_numbers_stay_until_answered_and_then_change(alice, card):
    question = Question.objects.create(
        card=card, key="fresh", kind=Question.Kind.PARAMETRIC, text="2 · {a}?", tolerance=1e-6
    )
    for seed in range(1, 6):
        Variant.objects.create(
            question=question, seed=seed, params={"a": seed}, answer=2 * seed, text_html=f"2 · {seed}?"
        )
    first = variant_for(question, alice.pk, 0)
    assert variant_for(question, alice.pk, 0) == first
    answer(alice, question, {"number": str(first.answer + 1)}, tries_seen=0)
    second = variant_for(question, alice.pk, 1)
    assert second != first
    attempt = answer(alice, question, {"number": str(second.answer)}, tries_seen=1)
    assert attempt.correct
    assert attempt.response["params"] == second.params
