"""The blanks of a cloze in prose, maths and code."""

import pytest

from cards.markup import render
from quizzes import gaps


def shown(text):
    return gaps.dress(render(gaps.slotted(text)).html, text)


def test_names_come_in_the_order_of_the_text():
    assert gaps.names("{{b}} and ${{a}}$ and {{b}}") == ["b", "a", "b"]


def test_a_gap_in_prose_shows_its_name():
    html = shown("Divide by {{scale}} first.")
    assert '<span class="gap"><span class="sr">gap </span>scale</span> first' in html


@pytest.mark.parametrize("text", ["By $\\sqrt{{{a}}}$ it is.", "$$\nx = {{a}}\n$$", "Both $x$, ${{a}}$ and $y$."])
def test_a_gap_in_maths_is_a_box_with_its_name(text):
    html = shown(text)
    assert "menclose" in html
    assert '<span class="gap">' not in html


@pytest.mark.parametrize(
    "text",
    [
        "```python\nx = f({{a}})  # costs $5\n```",
        "Call `np.sum(x, {{a}})` now.",
        "~~~python\ndef {{a}}(x): pass\n~~~",
        '```python\nname = "{{a}}"\n```',
    ],
)
def test_a_gap_in_code_shows_its_name(text):
    html = shown(text)
    assert html.count('<span class="gap">') == 1
    assert "boxed" not in html
    assert "{{" not in html


def test_a_dollar_in_code_opens_no_formula():
    assert shown("`$a` costs {{a}} and `$b`").count('<span class="gap">') == 1


def test_braces_of_tex_that_hold_no_name_are_left_alone():
    assert "{{\\alpha}}" in gaps.slotted("$x^{{\\alpha}}$")
    assert gaps.problems("$x^{{\\alpha}}$ {{a}}") == []
    assert gaps.problems("{{ a }} {{Big}}") == [
        "{{ a }} is no gap: a gap is {{name}}, small letters",
        "{{Big}} is no gap: a gap is {{name}}, small letters",
    ]


def test_a_slot_of_a_text_that_was_edited_is_dropped():
    assert gaps.dress(chr(gaps.FIRST_SLOT + 3), "{{a}}") == ""
