"""Loading: everything or nothing, the same files twice change nothing, learners' data stays."""

import time

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from accounts.models import User
from cards.models import Card, Figure, Revision, Topic, Track
from cards.revisions import write_revision
from content.errors import CatalogueBroken
from content.loading.flow import load_catalogue
from quizzes.authoring import digests
from quizzes.models import Attempt, Choice, CodeTask, Hint, HintUse, Part, Question, Submission
from reviews.models import Prompt, Review
from tests.content.small_catalogue import CARD_ID, TASK_ID

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded(small):
    load_catalogue(small.root)
    return small


def the_card():
    return Card.objects.get(pk=CARD_ID)


def the_question(key="twice-three"):
    return Question.objects.get(key=key)


def attempt(user, question, **response):
    return Attempt.objects.create(question=question, user=user, response=response, correct=False, score=0.0)


def test_it_loads_everything_a_card_has(loaded):
    card = the_card()
    assert (card.slug, card.title, card.difficulty, card.order) == ("doubling", "Doubling", "beginner", 7)
    assert card.status == Card.Status.PUBLISHED
    assert (card.topic.title, card.topic.track.title) == ("Vectors", "Mathematics")
    assert (card.video_provider, card.video_ref, card.video_duration_s) == ("youtube", "aircAruvnKk", 723)
    assert card.sources == ["A. Writer, A Book, a publisher, 2020"]
    assert "katex" in card.current.body_html
    assert "<svg" in card.current.body_html
    assert card.current.number == 1
    assert [question.kind for question in card.questions.all()] == Question.Kind.values
    assert [choice.correct for choice in the_question().choices.all()] == [False, True]
    assert [hint.text for hint in the_question().hints.all()] == [
        "Add the number to itself.",
        "Read [the rule](#rule).",
    ]
    assert the_question("twice-decimal").answer == -2.25
    assert [prompt.kind for prompt in card.prompts.all()] == ["basic", "cloze"]
    (task,) = card.code_tasks.all()
    assert (str(task.pk), task.slug, task.title, task.entry) == (TASK_ID, "double", "Double it", "double")
    assert task.package.reference == "def double(x):\n    return 2 * x\n"
    assert [hint.text for hint in task.hints.all()] == ["Add.", "Add `x` to itself."]


def test_it_makes_authors_who_cannot_log_in(loaded):
    author = User.objects.get(username="ada-writes")
    assert author == the_card().creator
    assert author.name == "Ada Writes"
    assert not author.has_usable_password()


def test_it_refuses_the_handle_of_a_learner(small, alice):
    small.replace("people.toml", '"ada-writes"', '"alice"')
    small.replace(small.card, '"ada-writes"', '"alice"')
    with pytest.raises(CatalogueBroken, match="'alice' is the account of a learner"):
        load_catalogue(small.root)


def test_it_changes_nothing_the_second_time(loaded):
    before = [
        list(model.objects.order_by("pk").values())
        for model in (Card, Revision, Question, Choice, Part, Hint, Prompt, CodeTask)
    ]
    started = time.process_time()
    summary = load_catalogue(loaded.root)
    assert time.process_time() - started < 1.0
    assert (summary.new, summary.changed, summary.unchanged) == ([], [], ["doubling"])
    assert before == [
        list(model.objects.order_by("pk").values())
        for model in (Card, Revision, Question, Choice, Part, Hint, Prompt, CodeTask)
    ]


def test_it_asks_few_queries_when_nothing_changed(loaded, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        load_catalogue(loaded.root)


def test_it_writes_nothing_new_when_forced_over_the_same_content(loaded):
    ids = [
        list(model.objects.order_by("pk").values_list("pk", flat=True))
        for model in (Revision, Question, Choice, Part, Hint, Prompt)
    ]
    assert load_catalogue(loaded.root, force=True).changed == ["doubling"]
    assert ids == [
        list(model.objects.order_by("pk").values_list("pk", flat=True))
        for model in (Revision, Question, Choice, Part, Hint, Prompt)
    ]


def test_it_writes_a_revision_when_the_text_changes_and_keeps_the_time_of_creation(loaded):
    created = the_card().created_at
    loaded.replace(loaded.card, "adds it to itself", "adds it to itself once")
    assert load_catalogue(loaded.root).changed == ["doubling"]
    card = the_card()
    assert (card.current.number, card.revisions.count(), card.created_at) == (2, 2, created)


def test_it_writes_no_revision_when_only_a_flashcard_changes(loaded):
    loaded.replace(loaded.prompts, "Twice $x$?", "Double $x$?")
    load_catalogue(loaded.root)
    assert the_card().current.number == 1
    assert Prompt.objects.get(key="rule").front == "Double $x$?"


def test_it_shows_a_drawing_that_was_drawn_anew(loaded):
    loaded.replace("maths/doubling/figures/arrows.svg", "L 10 2", "L 9 2")
    load_catalogue(loaded.root)
    assert "L 9 2" in Figure.objects.get().svg
    assert "L 9 2" in the_card().current.body_html


def test_it_keeps_answers_hints_used_and_reviews_over_an_edit(loaded, alice):
    question, prompt = the_question(), Prompt.objects.get(key="rule")
    right = question.choices.get(correct=True)
    attempt(alice, question, choices=[right.pk])
    HintUse.objects.create(hint=question.hints.first(), user=alice)
    Review.objects.create(user=alice, prompt=prompt, rating=3)
    loaded.replace(loaded.questions, "What is twice $3$?", "What is two times $3$?")
    loaded.replace(loaded.questions, 'text = "$6$"', 'text = "$6.0$"')
    loaded.replace(loaded.questions, "Add the number to itself.", "Add the number to itself once.")
    loaded.replace(loaded.prompts, "Twice $x$?", "Double $x$?")
    load_catalogue(loaded.root)
    assert the_question().text == "What is two times $3$?"
    assert (the_question().attempts.count(), HintUse.objects.count(), prompt.reviews.count()) == (1, 1, 1)
    right.refresh_from_db()
    assert (right.text, right.correct) == ("$6.0$", True)


def test_it_keeps_the_meaning_of_a_choice_that_moved(loaded, alice):
    right = the_question().choices.get(correct=True)
    text = loaded.read(loaded.questions)
    first, second = text.index("[[question.choices]]"), text.index("[[question.choices]]", text.index("adds two"))
    hints = text.index("[[question.hints]]")
    loaded.write(loaded.questions, text[:first] + text[second:hints] + text[first:second] + text[hints:])
    load_catalogue(loaded.root)
    right.refresh_from_db()
    assert (right.position, right.text, right.correct) == (0, "$6$", True)
    assert [choice.text for choice in the_question().choices.all()] == ["$6$", "$5$"]


def test_it_drops_and_adds_choices_and_hints(loaded):
    loaded.replace(loaded.questions, '[[question.hints]]\ntext = "Halve each."', '[[question.hints]]\ntext = "Halve."')
    text = loaded.read(loaded.questions)
    start = text.index('[[question.choices]]\ntext = "$9$"')
    choice = text[start : text.index("\n\n", start) + 2]
    loaded.replace(loaded.questions, choice, choice + choice.replace("$9$", "$7$").replace("Nine", "Seven"))
    load_catalogue(loaded.root)
    assert [choice.text for choice in the_question("even-ones").choices.all()] == ["$4$", "$8$", "$9$", "$7$"]
    loaded.replace(loaded.questions, choice, "")
    load_catalogue(loaded.root)
    assert [choice.text for choice in the_question("even-ones").choices.all()] == ["$4$", "$8$", "$7$"]
    assert [choice.position for choice in the_question("even-ones").choices.all()] == [0, 1, 2]


def without(text, table, key):
    """The TOML text without the `[[table]]` of this id."""
    blocks = text.split(f"[[{table}]]\n")
    return f"[[{table}]]\n".join(block for block in blocks if f'id = "{key}"' not in block)


def test_it_puts_what_vanished_to_rest_when_learners_used_it_and_deletes_the_rest(loaded, alice):
    attempt(alice, the_question("twice-three"), choices=[])
    Review.objects.create(user=alice, prompt=Prompt.objects.get(key="sum"), rating=3)
    questions, prompts = loaded.read(loaded.questions), loaded.read(loaded.prompts)
    loaded.write(loaded.questions, without(without(questions, "question", "twice-three"), "question", "even-ones"))
    loaded.write(loaded.prompts, without(prompts, "prompt", "sum"))
    load_catalogue(loaded.root)
    assert dict(Question.objects.values_list("key", "active")) == {
        "twice-three": False,
        "twice-decimal": True,
        "twice-fresh": True,
        "steps": True,
        "doubles": True,
        "gaps": True,
    }
    assert dict(Prompt.objects.values_list("key", "active")) == {"rule": True, "sum": False}
    loaded.write(loaded.questions, questions)
    loaded.write(loaded.prompts, prompts)
    load_catalogue(loaded.root)
    assert not Question.objects.filter(active=False).exists()
    assert the_question().attempts.count() == 1
    assert Prompt.objects.get(key="sum").active


def test_it_refuses_another_kind_for_an_answered_question(loaded, alice):
    attempt(alice, the_question("twice-decimal"), number=2.0)
    text = loaded.read(loaded.questions)
    loaded.write(loaded.questions, without(text, "question", "twice-decimal").replace("twice-three", "twice-decimal"))
    with pytest.raises(CatalogueBroken, match="give the new kind a new id"):
        load_catalogue(loaded.root)
    assert the_question("twice-decimal").kind == "numeric"


def test_it_draws_parametric_questions_anew_when_their_text_changes(loaded):
    question = the_question("twice-fresh")
    question.variants.create(seed=1, params={"a": 2}, answer=4.0, text_html="old")
    load_catalogue(loaded.root, force=True)
    assert question.variants.count() == 1
    loaded.replace(loaded.questions, "What is twice ${a}$?", "What is double ${a}$?")
    load_catalogue(loaded.root)
    assert question.variants.count() == 0


def test_it_keeps_submissions_and_forgets_the_proof_when_a_task_changes(loaded, alice):
    task = CodeTask.objects.get()
    CodeTask.objects.update(proof={"ok": True})
    Submission.objects.create(user=alice, task=task, scope="all", number=1)
    before = task.content_hash
    loaded.replace(f"{loaded.task}/reference.py", "2 * x", "x * 2")
    load_catalogue(loaded.root)
    task.refresh_from_db()
    assert task.content_hash != before
    assert task.proof is None
    assert task.submissions.count() == 1
    assert the_card().current.number == 2


def test_it_keeps_a_vanished_task_only_when_learners_submitted_to_it(loaded, alice):
    task = CodeTask.objects.get()
    Submission.objects.create(user=alice, task=task, scope="all", number=1)
    for path in sorted((loaded.root / loaded.task).rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    assert load_catalogue(loaded.root).tasks_kept == ["double"]
    task.submissions.all().delete()
    load_catalogue(loaded.root, force=True)
    assert not CodeTask.objects.exists()


@pytest.mark.parametrize(
    ("file", "old", "new", "field"),
    [
        ("card", "Twice $x$ is", "Twice $\\frac{x$ is", "body"),
        ("card", 'cover = "y = 2x"', 'cover = "y = {2x"', "cover"),
        ("questions", "What is twice $3$?", "What is $\\\\twice{3}$?", "question.text"),
        ("questions", 'text = "$5$"', 'text = "$5^$"', "question.choices"),
        ("questions", '"Halve each."', '"Halve $\\\\frac{1}$."', "question.hints"),
        ("prompts", 'back = "$x + x$"', 'back = "$x + {x$"', "prompt.front"),
    ],
)
def test_it_loads_nothing_when_maths_does_not_parse(small, file, old, new, field):
    name = getattr(small, file)
    line = small.line(name, old)
    small.replace(name, old, new)
    with pytest.raises(CatalogueBroken) as caught:
        load_catalogue(small.root)
    (error,) = caught.value.errors
    assert (error.file, error.field) == (name, field)
    assert abs(error.line - line) <= 1
    assert not any(model.objects.exists() for model in (Card, Topic, Track, Question, Prompt, CodeTask))
    assert not User.objects.filter(username="ada-writes").exists()


def test_it_names_all_maths_that_does_not_parse(small):
    small.replace(small.card, "Twice $x$ is", "Twice $\\frac{x$ is")
    small.replace(small.questions, 'text = "$5$"', 'text = "$5^$"')
    small.replace(small.questions, '"Halve each."', '"Halve $\\\\frac{1}$."')
    with pytest.raises(CatalogueBroken) as caught:
        load_catalogue(small.root)
    assert [error.field for error in caught.value.errors] == ["body", "question.choices", "question.hints"]


def test_the_command_names_the_errors_and_loads_nothing(small):
    small.replace(small.card, '"beginner"', '"easy"')
    small.replace(small.questions, 'kind = "single"', 'kind = "essay"')
    with pytest.raises(CommandError) as caught:
        call_command("catalogue", "load", "--dir", str(small.root))
    assert f"maths/doubling/card.md:{small.line(small.card, 'easy')}: difficulty: 'easy' is not one of" in str(
        caught.value
    )
    assert str(caught.value).endswith("nothing was loaded.")
    assert not Card.objects.exists()


def test_the_command_tells_what_it_did(small, capsys):
    call_command("catalogue", "load", "--dir", str(small.root))
    told = capsys.readouterr().out
    assert "built upon but not yet written: not-there-yet" in told
    assert "Catalogue 1 new, 0 changed, 0 unchanged: 1 card, 7 questions, 2 flashcards, 1 code task" in told
    call_command("catalogue", "load", "--dir", str(small.root))
    assert "Catalogue unchanged: 1 card" in capsys.readouterr().out
    call_command("catalogue", "load", "--dir", str(small.root), verbosity=0)
    assert capsys.readouterr().out == ""


def test_it_refuses_a_card_whose_slug_has_another_id_on_the_site(loaded):
    loaded.replace(loaded.card, CARD_ID, CARD_ID.replace("0c7e", "0c7f"))
    loaded.replace(f"{loaded.task}/task.toml", TASK_ID, TASK_ID.replace("5b1d", "5b1e"))
    with pytest.raises(CatalogueBroken, match=f"the card doubling has the id {CARD_ID} on the site"):
        load_catalogue(loaded.root)


def test_it_refuses_a_task_whose_slug_has_another_id_on_the_site(loaded):
    loaded.replace(f"{loaded.task}/task.toml", TASK_ID, TASK_ID.replace("5b1d", "5b1e"))
    with pytest.raises(CatalogueBroken, match=f"the code task double has the id {TASK_ID} on the site"):
        load_catalogue(loaded.root)


def edit_on_the_site(user):
    card, now = the_card(), the_card().current
    return write_revision(
        card, title="Doubling!", summary=now.summary, body=now.body, cover=now.cover, author=user, parts=digests(card)
    )


def test_it_leaves_a_card_alone_that_was_edited_on_the_site(loaded, bob):
    edit_on_the_site(bob)
    assert load_catalogue(loaded.root).unchanged == ["doubling"]
    loaded.replace(loaded.card, "adds it to itself", "adds it to itself once")
    assert load_catalogue(loaded.root).edited == ["doubling"]
    assert the_card().title == "Doubling!"
    assert load_catalogue(loaded.root, force=True).changed == ["doubling"]
    assert the_card().title == "Doubling"
    assert the_card().current.number == 3


def test_it_leaves_the_status_to_the_site_after_the_first_load(loaded):
    Card.objects.update(status=Card.Status.DRAFT)
    loaded.replace(loaded.card, "adds it to itself", "adds it to itself once")
    load_catalogue(loaded.root)
    assert the_card().status == Card.Status.DRAFT


def second_card(small):
    """A second card, on which the first one already says that it builds."""
    other = {"0c7e8a52": "1c7e8a52", "5b1de3a0": "6b1de3a0", "not-there-yet": "doubling"}
    for path in sorted((small.root / "maths/doubling").rglob("*")):
        if path.is_file():
            name = (
                path.relative_to(small.root / "maths/doubling").as_posix().replace("code/double/", "code/double-again/")
            )
            text = path.read_text()
            for old, new in other.items():
                text = text.replace(old, new)
            small.write(f"maths/not-there-yet/{name}", text)


def test_it_connects_a_card_with_one_that_is_written_later(loaded):
    second_card(loaded)
    loaded.replace("maths/not-there-yet/card.md", 'builds_on = ["doubling"]', "builds_on = []")
    assert load_catalogue(loaded.root).unwritten == []
    assert [card.slug for card in the_card().builds_on.all()] == ["not-there-yet"]
    assert [card.slug for card in Card.objects.get(slug="not-there-yet").leads_to.all()] == ["doubling"]


def test_it_withdraws_cards_without_files_only_when_told(loaded):
    for path in sorted((loaded.root / "maths/doubling").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    (loaded.root / "maths/doubling").rmdir()
    load_catalogue(loaded.root)
    assert the_card().status == Card.Status.PUBLISHED
    assert load_catalogue(loaded.root, prune=True).withdrawn == ["doubling"]
    assert the_card().status == Card.Status.DRAFT
    type(loaded)(loaded.root)
    load_catalogue(loaded.root)
    assert the_card().status == Card.Status.PUBLISHED
