"""Sound files become data; broken ones name file, line and field, all at once."""

import uuid

import pytest

from content.errors import CatalogueBroken
from content.files import course
from content.files.catalogue import read_catalogue
from quizzes.models import Question
from reviews.models import Prompt
from tests.content.small_catalogue import CARD_ID, TASK_ID


def errors_of(small):
    with pytest.raises(CatalogueBroken) as caught:
        read_catalogue(small.root)
    return caught.value.errors


def test_it_reads_a_sound_card(small):
    (card,) = read_catalogue(small.root).cards
    assert (card.slug, card.track, card.front.id) == ("doubling", "maths", uuid.UUID(CARD_ID))
    assert card.front.video == course.Video("youtube", "aircAruvnKk", "Doubling, slowly", 723)
    assert card.front.builds_on == ("not-there-yet",)
    assert card.body.text.startswith("Doubling a vector")
    assert card.body.first_line == small.line(small.card, "Doubling a vector")
    assert [question.kind for question in card.questions] == list(course.KINDS)
    assert card.questions[2].answer == -2.25
    assert card.prompts[1].front == "Twice $x$ is $x$ {{c1::plus}} $x$."
    assert card.figures[1].value == [0.5625, True]
    assert list(card.drawings) == ["arrows.svg"]
    assert [(task.slug, task.spec.id) for task in card.tasks] == [("double", TASK_ID)]


def test_it_offers_what_the_models_hold():
    assert set(course.KINDS) == set(Question.Kind.values)
    assert set(course.PROMPT_KINDS) == set(Prompt.Kind.values)


def test_it_reads_only_the_cards_named(small):
    small.write("maths/other/card.md", "not a card")
    (card,) = read_catalogue(small.root, ["doubling"]).cards
    assert card.slug == "doubling"


ABOUT_THE_TABLE = {
    "must define draw(rng)",
    "missing",
    "exactly one choice is right, here 0",
    "no anchor 'rulez'",
    "at least one author",
}
CARD, QUESTIONS, PROMPTS, FIGURES = "card", "questions", "prompts", "figures"
BROKEN = [
    (CARD, 'id = "0c7e8a52', 'id = "0c7e8a5', "id", "is not a UUID"),
    (CARD, 'title = "Doubling"\n', "", "title", "missing"),
    (CARD, 'title = "Doubling"', f'title = "{"x" * 161}"', "title", "161 characters, at most 160"),
    (CARD, 'title = "Doubling"', "title = 3", "title", "expected a string, got 3"),
    (CARD, 'title = "Doubling"', 'titel = "Doubling"', "titel", "unknown field"),
    (CARD, '"vectors"', '"tensors"', "topic", "not in topics.toml"),
    (CARD, '"beginner"', '"easy"', "difficulty", "'easy' is not one of beginner, intermediate, advanced"),
    (CARD, "order = 7", "order = -7", "order", "between 0 and 32767"),
    (CARD, "order = 7", "order = true", "order", "expected a whole number"),
    (CARD, '["not-there-yet"]', '["Not There"]', "builds_on", "no slug"),
    (CARD, '["not-there-yet"]', '["a", "a"]', "builds_on", "twice"),
    (CARD, '["not-there-yet"]', "[1]", "builds_on", "list of strings"),
    (CARD, '["ada-writes"]', '["nobody"]', "authors", "not in people.toml"),
    (CARD, '["ada-writes"]', "[]", "authors", "at least one author"),
    (CARD, '"youtube"', '"file"', "video.provider", "not one of youtube"),
    (CARD, '"aircAruvnKk"', '"air"', "video.ref", "no YouTube id"),
    (CARD, '"PT12M3S"', '"12:03"', "video.duration", "ISO 8601"),
    (CARD, "order = 7", "order = ", "", "not valid TOML"),
    (CARD, "{#mistakes}", "{#rule}", "body", "'rule' stands twice"),
    (CARD, "{#mistakes}", "{#Mistakes}", "body", "'Mistakes' is no anchor"),
    (CARD, "figures/arrows.svg", "figures/arrow.svg", "body", "figures/arrow.svg does not exist"),
    (CARD, "![An arrow and a second one of twice its length.]", "![]", "body", "no alternative text"),
    (CARD, "- Adding 2", "```\nx\n```\n- Adding 2", "body", "names its language"),
    (CARD, "Doubling a vector adds", "See [there](#nowhere), it adds", "body", "no anchor 'nowhere'"),
    (QUESTIONS, 'id = "twice-three"', 'id = "Twice three"', "question.id", "is no slug"),
    (QUESTIONS, 'id = "even-ones"', 'id = "twice-three"', "question.id", "stands twice"),
    (QUESTIONS, 'kind = "single"', 'kind = "essay"', "question.kind", "not one of single, multiple"),
    (QUESTIONS, 'see = "rule"', 'see = "rules"', "question.see", "no anchor 'rules'"),
    (QUESTIONS, "correct = true", "correct = false", "question.choices", "exactly one choice is right, here 0"),
    (QUESTIONS, "correct = false", 'correct = "no"', "question.choices.correct", "true or false, got a string"),
    (QUESTIONS, 'text = "$5$"', 'text = "None of these"', "question.choices.text", "all of the above"),
    (QUESTIONS, 'text = "$6$"', 'text = "$5$"', "question.choices.text", "stands twice"),
    (QUESTIONS, 'explanation = "Three plus three."', "", "question.choices.explanation", "missing"),
    (QUESTIONS, 'misconception = "adds two"', "", "question.choices.misconception", "names the misconception"),
    (QUESTIONS, 'text = "Read [the rule](#rule)."', 'txt = "x"', "question.hints.text", "missing"),
    (QUESTIONS, "(#rule)", "(#rulez)", "question twice-three", "no anchor 'rulez'"),
    (QUESTIONS, "answer = -2.25", "answer = nan", "question.answer", "finite number"),
    (QUESTIONS, "tolerance = 0.005\n", "", "question.tolerance", "needs a tolerance"),
    (QUESTIONS, "tolerance = 0.005", "tolerance = -1", "question.tolerance", "not be negative"),
    (QUESTIONS, "def draw(rng)", "def pick(rng)", "question.generator", "must define draw(rng)"),
    (PROMPTS, 'kind = "basic"', 'kind = "photo"', "prompt.kind", "not one of basic, cloze, formula"),
    (PROMPTS, "{{c1::plus}}", "plus", "prompt.text", "{{c1::…}}"),
    (PROMPTS, "{{c1::plus}}", "{{c1::plus}", "prompt.text", "does not parse"),
    (PROMPTS, 'back = "$x + x$"', "", "prompt.back", "missing"),
    (FIGURES, 'expression = "2 * 1.125"', 'expression = "2 *"', "figure.expression", "not Python"),
    (FIGURES, 'expression = "2 * 1.125"', "", "figure.expression", "either an expression or code"),
    (FIGURES, "value = 2.25", "value = 2020-01-01", "figure.value", "expected a number"),
    (FIGURES, "tolerance = 1e-9", 'tolerance = "small"', "figure.tolerance", "finite number"),
]


@pytest.mark.parametrize(("file", "old", "new", "field", "message"), BROKEN)
def test_it_names_file_line_and_field(small, file, old, new, field, message):
    name = getattr(small, file)
    line_before = small.line(name, old.splitlines()[0])
    small.replace(name, old, new)
    found = [
        error for error in errors_of(small) if (error.file, error.field) == (name, field) and message in error.message
    ]
    assert found, errors_of(small)
    if new and message not in ABOUT_THE_TABLE:
        assert found[0].line == line_before
    else:
        assert 0 < found[0].line <= line_before  # what is not there is named by the table that lacks it


def test_it_names_every_error_of_a_run(small):
    small.replace(small.card, '"beginner"', '"easy"')
    small.replace(small.questions, 'kind = "single"', 'kind = "essay"')
    small.replace(small.figures, "value = 2.25", "value = {}")
    assert {(error.file, error.field) for error in errors_of(small)} >= {
        (small.card, "difficulty"),
        (small.questions, "question.kind"),
        (small.figures, "figure.value"),
    }


def test_it_counts_lines_over_strings_of_many_lines(small):
    small.replace(
        small.questions, 'text = "Add the number to itself."', 'text = """\nAdd the\n[[question]]\nnumber."""'
    )
    small.replace(small.questions, "answer = -2.25", 'answer = "-2.25"')
    (error,) = errors_of(small)
    assert (error.field, error.line) == ("question.answer", small.line(small.questions, 'answer = "-2.25"'))


@pytest.mark.parametrize(
    ("name", "text", "field", "message"),
    [
        ("maths/doubling/card.md", "title = 1", "", "begins with a line +++"),
        ("maths/doubling/card.md", "+++\ntitle = 1", "", "no closing line"),
        ("maths/doubling/notes.txt", "x", "", "unknown file"),
        ("maths/doubling/figures/second.svg", "<svg/>", "body", "shown nowhere"),
        ("maths/Doubling Two/card.md", "", "", "is no slug"),
        ("physics/force/card.md", "", "", "no track"),
        ("maths/doubling/code/double/task.toml", "id = 1", "id", "expected a string"),
        ("maths/doubling/code/double/cases.py", "", "", "missing or empty"),
        ("maths/doubling/code/double/notes.md", "x", "", "unknown file"),
        (
            "topics.toml",
            '[[topic]]\nslug = "vectors"\ntitle = "V"\ntrack = "physics"',
            "topic.track",
            "not in tracks.toml",
        ),
        ("tracks.toml", '[[track]]\nslug = "maths"\ntitle = ""\norder = 1', "track.title", "must not be empty"),
        ("people.toml", '[[person]]\nhandle = "ada-writes"\nname = 1', "person.name", "expected a string"),
    ],
)
def test_it_refuses_files_that_do_not_belong(small, name, text, field, message):
    small.write(name, text)
    assert any(error.field == field and message in error.message for error in errors_of(small)), errors_of(small)


@pytest.mark.parametrize("name", ["maths/doubling/questions.toml", "maths/doubling/flashcards.toml", "topics.toml"])
def test_it_misses_files_that_must_be_there(small, name):
    (small.root / name).unlink()
    assert any(error.file == name and "no such file" in error.message for error in errors_of(small))


def test_it_refuses_text_that_is_not_utf8(small):
    (small.root / small.questions).write_bytes(b"text = '\xff'")
    (error,) = (error for error in errors_of(small) if error.file == small.questions)
    assert "not UTF-8" in error.message


def test_it_names_the_anchor_that_a_known_bug_points_to(small):
    small.replace(f"{small.task}/task.toml", 'see = "mistakes"', 'see = "blunders"')
    (error,) = errors_of(small)
    assert (error.field, error.line) == ("wrong.see", small.line(f"{small.task}/task.toml", "blunders"))


def test_it_refuses_two_cards_with_one_id_and_two_tasks_with_one_slug(small):
    for name in [
        path.relative_to(small.root / "maths/doubling") for path in (small.root / "maths/doubling").rglob("*")
    ]:
        if (small.root / "maths/doubling" / name).is_file():
            small.write(f"maths/second/{name}", small.read(f"maths/doubling/{name}"))
    messages = [error.message for error in errors_of(small)]
    assert any("is taken by maths/doubling/card.md" in message for message in messages)
    assert any("code task double is taken" in message for message in messages)


def test_it_says_when_there_is_no_catalogue(tmp_path):
    with pytest.raises(CatalogueBroken, match="no such folder"):
        read_catalogue(tmp_path / "nowhere")


def test_it_says_when_a_card_asked_for_does_not_exist(small):
    with pytest.raises(CatalogueBroken, match="halving: no card of this name"):
        read_catalogue(small.root, ["halving"])
