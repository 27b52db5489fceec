"""Drawings can be read on a phone, and are what their scripts draw."""

import io
import math
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cards.markup.svg import inline_figure
from content.check import drawings
from content.check.flow import Check, Options
from content.check.progress import Progress
from content.files.catalogue import read_catalogue

CATALOGUE = Path(__file__).resolve().parents[2] / "catalogue"
ARROWS = "maths/doubling/figures/arrows.svg"
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
RUN_EACH = "import runpy, sys\nfor path in sys.argv[1:]: runpy.run_path(path)"


def drawing(inside, width=153, attributes=""):
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 100" {attributes}>{inside}</svg>'


def refused(small, svg):
    small.write(ARROWS, svg)
    return [(error.file, error.message) for error in drawings.too_small(read_catalogue(small.root).cards[0])]


@pytest.mark.parametrize(
    ("inside", "units"),
    [
        ('<text font-size="9">9</text><text font-size="8px">8</text>', 8.0),
        ('<text font-size="10">x<tspan font-size="7">2</tspan></text>', 7.0),
        ('<text font-size="7"><tspan font-size="10">all of it</tspan></text>', 10.0),
        ('<text font-size="7"><tspan font-size="10">x</tspan>after</text>', 7.0),
        ('<g font-size="6"><text>inherited</text></g>', 6.0),
        ('<g transform="translate(3 4) scale(0.5)"><text font-size="12">halved</text></g>', 6.0),
        ("<text>of no size</text>", 16.0),
        ('<text font-size="2"> </text><title>unseen</title>', math.inf),
    ],
)
def test_it_measures_the_smallest_words(inside, units):
    across = drawings.ROOM  # as many units as pixels
    assert drawings.smallest(inline_figure(drawing(inside, across), "alt", "")) == pytest.approx(units)


@pytest.mark.parametrize(
    ("width", "pixels"),
    [(90, 120), (drawings.ROOM, drawings.ROOM), (330, drawings.ROOM), (331, drawings.WIDE_ROOM)],
)
def test_it_knows_how_large_a_drawing_is_on_a_phone(width, pixels):
    markup = inline_figure(drawing('<text font-size="10">10</text>', width), "alt", "")
    assert drawings.smallest(markup) == pytest.approx(10 * pixels / width)


def test_it_accepts_words_that_can_be_read(small):
    assert refused(small, drawing('<text font-size="10">10</text>', drawings.ROOM)) == []


def test_it_refuses_words_that_are_too_small(small):
    svg = drawing('<text font-size="9.9">9.9</text>', drawings.ROOM)
    assert refused(small, svg) == [(ARROWS, "words of 9.9 px on a phone of 360 px, at least 10 can be read")]
    report = Check(small.root, Progress(io.StringIO()), Options(code=False)).run()
    assert [(error.file, error.field) for error in report.errors] == [(ARROWS, "font-size")]


def test_it_leaves_a_drawing_that_is_none_to_the_typesetter(small):
    assert refused(small, drawing("<script/>")) == []
    report = Check(small.root, Progress(io.StringIO()), Options(code=False)).run()
    assert ["the element script" in error.message for error in report.errors] == [True]


def same_drawing(one: str, other: str) -> bool:
    """Another processor may round the last digit of a coordinate in another way."""
    if NUMBER.sub("#", one) != NUMBER.sub("#", other):
        return False
    pairs = zip(NUMBER.findall(one), NUMBER.findall(other), strict=True)
    return all(float(left) == pytest.approx(float(right), abs=0.02) for left, right in pairs if left != right)


def test_it_holds_the_drawings_that_its_scripts_draw(tmp_path):
    scripts = [path.relative_to(CATALOGUE) for path in sorted(CATALOGUE.glob("*/*/figures/*.py"))]
    for path in (Path("figure_style.py"), *scripts):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(CATALOGUE / path, tmp_path / path)
    subprocess.run([sys.executable, "-c", RUN_EACH, *(str(tmp_path / path) for path in scripts)], check=True)
    drawn = {path.relative_to(tmp_path): path.read_text() for path in tmp_path.glob("*/*/figures/*.svg")}
    shown = {path.relative_to(CATALOGUE): path.read_text() for path in CATALOGUE.glob("*/*/figures/*.svg")}
    assert len(scripts) == len(drawn) > 0
    assert drawn.keys() == shown.keys()
    assert [path for path in sorted(drawn) if not same_drawing(drawn[path], shown[path])] == []


@pytest.mark.parametrize(
    ("other", "same"),
    [('<path d="M1 2.004"/>', True), ('<path d="M1 2.4"/>', False), ('<path d="L1 2"/>', False), ("<path/>", False)],
)
def test_drawings_are_the_same_when_their_numbers_are_close(other, same):
    assert same_drawing('<path d="M1 2"/>', other) is same
