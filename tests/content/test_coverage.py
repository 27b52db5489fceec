"""Which rows of a syllabus have their card."""

import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from content.coverage import coverage
from content.files.catalogue import read_catalogue

INDEX = """\
# Index

| # | slug | title | track | difficulty | builds on |
|---|---|---|---|---|---|
| 7 | doubling | Doubling | maths | Beginner | — |
| 8 | halving | Halving | maths | Beginner | doubling |
| 9 | splitting | Splitting | networks | Beginner | — |

| topic | row |
|---|---|
| twice | doubling |
"""


@pytest.fixture
def index(tmp_path):
    path = tmp_path / "INDEX.md"
    path.write_text(INDEX)
    return path


def figure(name, slug, value):
    return {"id": name, "slug": slug, "value": value}


def test_it_lists_rows_without_a_card(small, index):
    found = coverage(index, read_catalogue(small.root).cards)
    assert [row.slug for row in found.missing] == ["halving", "splitting"]
    assert (found.n_rows, found.misplaced, found.n_figures) == (3, (), 0)
    assert [row.slug for row in coverage(index, read_catalogue(small.root).cards, ["networks"]).missing] == [
        "splitting"
    ]


def test_it_lists_cards_out_of_place(small, index):
    index.write_text(INDEX.replace("| 7 | doubling", "| 6 | doubling"))
    assert [row.order for row in coverage(index, read_catalogue(small.root).cards).misplaced] == [6]


def test_it_matches_figures_by_value_rounded_or_in_parts(small, index):
    given = [
        figure("doubling.1", "doubling", 2.2501),
        figure("doubling.2", "doubling", [0.5625, 2.25]),
        figure("doubling.3", "doubling", 2.26),
        figure("doubling.4", "doubling", [2.25, 7.0]),
        figure("halving.1", "halving", 1.0),
    ]
    index.with_name("figures.json").write_text(json.dumps(given))
    found = coverage(index, read_catalogue(small.root).cards)
    assert (found.n_figures, found.unmatched) == (4, ("doubling.3", "doubling.4"))


def test_the_command_fails_while_rows_are_missing(small, index, capsys):
    with pytest.raises(CommandError, match="does not cover"):
        call_command("catalogue", "coverage", str(index), "--dir", str(small.root))
    told = capsys.readouterr().out
    assert "missing: 8 halving (maths): Halving" in told
    assert "1 of 3 rows have their card, 0 of 0 figures of theirs an entry." in told


def test_the_command_names_an_index_that_is_not_there(small, tmp_path):
    with pytest.raises(CommandError, match=r"none\.md"):
        call_command("catalogue", "coverage", str(tmp_path / "none.md"), "--dir", str(small.root))
