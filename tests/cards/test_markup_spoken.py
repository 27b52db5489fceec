"""Formulas in words, for the names of answers."""

import pytest

from cards.markup import spoken


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The weights of a layer", ""),
        ("$-0.1413$", "minus 0.1413"),
        ("They grow by $e^5\\approx 148$", "They grow by e to the power 5 about 148"),
        (r"$\delta^{[1]}_1\,x_2$", "delta superscript [1] sub 1 x sub 2"),
        (r"The scores $QK^{\top}$", "The scores QK transposed"),
        (r"$\frac{a}{n}$ of *all*", "(a) over (n) of all"),
        (r"$\tfrac12$", "1 over 2"),
        (r"$\htmlClass{back}{\hat y}-y$", "y hat minus y"),
    ],
)
def test_it_says_short_formulas(text, words):
    assert spoken(text) == words


def test_it_tells_apart_what_stands_under_a_root_and_what_beside_it():
    inside, beside = spoken(r"$\sqrt{v/D+\epsilon}$"), spoken(r"$\sqrt{v/D}+\epsilon$")
    assert inside == "root of (v/D plus epsilon)"
    assert beside == "root of (v/D) plus epsilon"
