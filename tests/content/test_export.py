"""Exporting: what was loaded comes back, what was edited on the site is written, nothing else changes."""

import tomllib
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError

from cards import search
from cards.models import Card, Revision, SearchDocument
from cards.revisions import write_revision
from content.exporting.flow import export_catalogue
from content.exporting.toml import table
from content.files.catalogue import read_catalogue
from content.loading.flow import load_catalogue
from quizzes.authoring import digests
from quizzes.models import CodeTask, Question
from tests.content.small_catalogue import CARD_ID, PEOPLE, TOPICS, TRACKS

pytestmark = pytest.mark.django_db


def files(root: Path) -> dict[str, str]:
    return {path.relative_to(root).as_posix(): path.read_text() for path in sorted(root.rglob("*")) if path.is_file()}


@pytest.fixture
def loaded(small):
    load_catalogue(small.root)
    return small


@pytest.fixture
def bare(tmp_path):
    """A catalogue without cards: an export from it must write every text anew."""
    root = tmp_path / "bare"
    root.mkdir()
    for name, text in (("tracks.toml", TRACKS), ("topics.toml", TOPICS), ("people.toml", PEOPLE)):
        (root / name).write_text(text)
    return root


def hashes():
    return [
        list(Revision.objects.order_by("pk").values_list("card_id", "number", "content_hash")),
        list(CodeTask.objects.order_by("pk").values_list("pk", "content_hash")),
        list(Question.objects.order_by("pk").values()),
    ]


def test_it_takes_unchanged_files_as_they_stand(loaded, tmp_path):
    loaded.write("figure_style.py", "INK = 1\n")
    loaded.write("maths/doubling/figures/arrows.py", "print('an arrow')\n")
    before = files(loaded.root)
    assert export_catalogue(tmp_path / "copy", loaded.root) == 1
    assert files(tmp_path / "copy") == before
    export_catalogue(loaded.root, loaded.root)
    assert files(loaded.root) == before


def test_it_writes_files_that_say_the_same_and_load_to_the_same_hashes(loaded, bare, tmp_path):
    export_catalogue(tmp_path / "fresh", bare)
    (was,), (card,) = read_catalogue(loaded.root).cards, read_catalogue(tmp_path / "fresh").cards
    assert (card.front.id, card.front.video, card.body) == (was.front.id, was.front.video, was.body)
    assert (card.questions, card.prompts, card.drawings) == (was.questions, was.prompts, was.drawings)
    assert [task.content_hash for task in card.tasks] == [task.content_hash for task in was.tasks]
    before = hashes()
    assert load_catalogue(tmp_path / "fresh").changed == ["doubling"]
    assert hashes() == before


def test_the_whole_catalogue_can_be_searched_and_survives_a_round_trip(tmp_path, catalogue):
    found = search.search("sofmax", Card.objects.published()).hits
    assert found[0].card.slug == "softmax-stable"
    assert SearchDocument.objects.count() == Card.objects.count()
    bare = tmp_path / "bare"
    bare.mkdir()
    for name in ("tracks.toml", "topics.toml", "people.toml"):
        (bare / name).write_text((settings.CATALOGUE_DIR / name).read_text())
    number = export_catalogue(tmp_path / "fresh", bare)
    assert number == Card.objects.count() >= 6
    before = hashes()
    summary = load_catalogue(tmp_path / "fresh")
    assert (len(summary.changed), summary.new) == (number, [])
    assert hashes() == before


def test_it_writes_what_was_edited_on_the_site_and_leaves_the_rest(loaded, bob):
    before = files(loaded.root)
    Question.objects.filter(key="twice-three").update(text="What is $3+3$?\r\n")
    card = Card.objects.get(pk=CARD_ID)
    write_revision(
        card,
        title="Twice",
        summary="S",
        body="Twice.\r\n\r\n{#rule}\r\nAdd.",
        cover="",
        author=bob,
        parts=digests(card),
    )
    Card.objects.update(creator=bob)
    export_catalogue(loaded.root, loaded.root)
    after = files(loaded.root)
    assert {name for name in after if after[name] != before.get(name)} == {
        "people.toml",
        "maths/doubling/card.md",
        "maths/doubling/questions.toml",
    }
    assert 'text = "What is $3+3$?"\n' in after["maths/doubling/questions.toml"]
    assert 'authors = ["bob"]\n' in after["maths/doubling/card.md"]
    assert 'builds_on = ["not-there-yet"]' in after["maths/doubling/card.md"]
    assert after["maths/doubling/card.md"].endswith("+++\nTwice.\n\n{#rule}\nAdd.\n")
    assert 'handle = "bob"' in after["people.toml"]
    assert 'handle = "ada-writes"' in after["people.toml"]


def test_it_moves_a_card_that_moved_and_removes_files_that_are_no_longer_true(loaded):
    Card.objects.update(slug="twice")
    CodeTask.objects.all().delete()
    export_catalogue(loaded.root, loaded.root)
    assert not (loaded.root / "maths/doubling").exists()
    assert (loaded.root / "maths/twice/figures.toml").exists()
    assert not (loaded.root / "maths/twice/code").exists()


def test_it_leaves_out_what_is_at_rest(loaded, bare, tmp_path):
    Question.objects.filter(key="even-ones").update(active=False)
    export_catalogue(tmp_path / "fresh", bare)
    (card,) = read_catalogue(tmp_path / "fresh").cards
    assert [question.key for question in card.questions] == [
        "twice-three",
        "twice-decimal",
        "twice-fresh",
        "steps",
        "doubles",
        "gaps",
    ]


def test_the_command_says_when_what_it_wrote_cannot_be_loaded(loaded, tmp_path):
    Question.objects.filter(key="twice-three").update(see="nowhere")
    with pytest.raises(CommandError, match="the card has no anchor 'nowhere'\nThese files cannot be loaded"):
        call_command("catalogue", "export", "--dir", str(loaded.root), "--to", str(tmp_path / "out"))


def test_the_command_says_how_much_it_wrote(loaded, tmp_path, capsys):
    call_command("catalogue", "export", "--dir", str(loaded.root), "--to", str(tmp_path / "out"))
    assert capsys.readouterr().out == f"1 card written to {tmp_path / 'out'}.\n"


@pytest.mark.parametrize(
    "value",
    [
        "plain",
        'says "so"',
        "TeX: \\frac{a}{b}",
        "TeX isn't \\plain",
        "two\nlines",
        "two\nlines with '''",
        "two\nlines end'",
        "\ttab\x7f and \x1f",
        "é – ∑",
        "",
        True,
        0,
        -2.25,
        1e-7,
        ["a", "b\\c"],
        [1, 2.5],
    ],
)
def test_it_writes_toml_that_reads_back(value):
    assert tomllib.loads(table({"key": value, "absent": None})) == {"key": value}
