import pytest

from reviews import cloze


def test_it_hides_the_answer_in_text():
    text = "The weights sum to {{c1::one}}."

    assert cloze.dress(cloze.front(text)) == 'The weights sum to <span class="cloze">…</span>.'
    assert cloze.dress(cloze.back(text)) == 'The weights sum to <span class="cloze">one</span>.'


def test_it_shows_the_hint_in_place_of_the_answer():
    assert cloze.dress(cloze.front("Sum: {{c1::1::a number}}")) == 'Sum: <span class="cloze">a number</span>'


def test_it_boxes_what_is_hidden_inside_maths():
    text = r"$p_i = \frac{{{c1::e^{z_i}}}}{\sum_j e^{z_j}}$"

    assert cloze.front(text) == r"$p_i = \frac{\boxed{\,?\,}}{\sum_j e^{z_j}}$"
    assert cloze.back(text) == r"$p_i = \frac{\boxed{e^{z_i}}}{\sum_j e^{z_j}}$"


def test_it_ends_at_the_braces_that_pair():
    assert [found.answer for found in cloze.deletions(r"$y={{c1::\frac{1}{2}}}$ and {{c2::x}}")] == [
        r"\frac{1}{2}",
        "x",
    ]


def test_it_knows_text_after_maths_from_maths():
    found = cloze.deletions(r"$a$ {{c1::b}} $$ {{c2::c}} $$ \$5 {{c3::d}}")

    assert [deletion.in_maths for deletion in found] == [False, True, False]


def test_an_answer_may_hold_maths_of_its_own():
    assert cloze.dress(cloze.back("Divide by {{c1::$\\sqrt{d_k}$}}.")) == (
        'Divide by <span class="cloze">$\\sqrt{d_k}$</span>.'
    )


@pytest.mark.parametrize("text", ["{{c1::open", "{{c1::}}", "{{c1:: ::hint}}", "mark \ue000 of ours {{c1::x}}"])
def test_it_refuses_what_does_not_parse(text):
    with pytest.raises(cloze.ClozeError):
        cloze.deletions(text)


def test_text_without_deletions_stays_as_it_is():
    assert cloze.deletions(r"$\frac{{a}}{{b}}$") == []
    assert cloze.front(r"$\frac{{a}}{{b}}$") == r"$\frac{{a}}{{b}}$"
