"""Numbers and code as pages show them."""

import pytest

from quizzes.templatetags.formats import code_lines, in_words, minutes, scientific


@pytest.mark.parametrize(
    ("value", "text"), [(1e-5, "10⁻⁵"), (2e-3, "2·10⁻³"), (1.5e-7, "1.5·10⁻⁷"), (0, "0"), (0.1, "10⁻¹")]
)
def test_a_tolerance_is_shown_as_a_power_of_ten(value, text):
    assert scientific(value) == text


@pytest.mark.parametrize(("seconds", "text"), [(45, "45 s"), (60, "1 min"), (723, "12 min")])
def test_a_duration_is_rounded_to_minutes(seconds, text):
    assert minutes(seconds) == text


def test_code_is_escaped_line_by_line_and_the_line_of_the_error_stands_out():
    html = code_lines("a = '<b>'\n\nb\n", 3)
    assert html == (
        '<span class="l">a = &#x27;&lt;b&gt;&#x27;</span><span class="l"> </span><span class="l at">b</span>'
    )


def test_backticks_become_code_and_nothing_else_becomes_markup():
    assert in_words("Subtract `x.max()` first, <b>not</b> $AB$") == (
        "Subtract <code>x.max()</code> first, &lt;b&gt;not&lt;/b&gt; <i>AB</i>"
    )
    assert in_words("`<script>`") == "<code>&lt;script&gt;</code>"
    assert in_words("a single ` stays") == "a single ` stays"
    assert in_words(r"$\frac{1}{2}$ of it") == "<i>(1) over (2)</i> of it"
