"""Markdown to HTML: what authors write, and what they are told when it cannot be shown."""

import re

import pytest

from cards.markup import MarkupError, plain_text, render

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 150"><path d="M0 0L9 9" stroke="currentColor"/></svg>'


def html(text, **options):
    return render(text, **options).html


def test_it_typesets_maths_as_html_and_mathml():
    out = html(r"Let $x\in\mathbb{R}^n$ be given.")
    assert '<math xmlns="http://www.w3.org/1998/Math/MathML">' in out
    assert r'<annotation encoding="application/x-tex">x\in\mathbb{R}^n</annotation>' in out
    assert '<span class="katex-html" aria-hidden="true">' in out


def test_it_leaves_no_style_attribute_and_gives_each_as_a_class():
    rendered = render(r"$\frac{a}{b}$ and $\sqrt{x}$")
    assert not re.search(r"<[^>]* style=", rendered.html)
    used = set(re.findall(r"kx-[0-9a-f]{8}", rendered.html))
    assert used == set(rendered.styles)
    assert all(re.fullmatch(r"(?:[a-z-]+:[^;{}<>]+!important;)+", rule) for rule in rendered.styles.values())


def test_it_names_a_rule_after_its_content():
    first, second = render("$x^2$").styles, render("so $y^2$ and $x^2$").styles
    assert set(first) <= set(second)
    assert all(second[name] == rule for name, rule in first.items())


def test_it_keeps_punctuation_with_its_formula():
    assert re.search(r'<span class="nb">\(<span class="katex">.*</span>\),</span> and', html("so ($x$), and"))


def test_it_lets_a_long_formula_break():
    out = html(r"then $a_1+a_2+a_3+a_4+a_5=b_1+b_2+b_3$.")
    assert '<span class="wraps">' in out
    assert "</span>\u2060." in out


def test_it_numbers_a_displayed_equation():
    out = html("{#e1}\n$$\na=b \\tag{1}\n$$")
    assert '<div class="equation" id="e1"><span class="katex-display">' in out
    assert '<span class="eq-no">(1)</span></div>' in out
    assert "katex-tag" not in out


def test_it_sets_a_gradient_in_the_second_ink():
    assert 'class="enclosing back"' in html(r"$\htmlClass{back}{\delta}$")


@pytest.mark.parametrize(
    "block", ["A paragraph.", "- one\n- two", "## Head", "> quoted", "$$\nx\n$$", "```python\nx\n```"]
)
def test_it_puts_an_anchor_on_the_block_below_it(block):
    rendered = render(f"First.\n\n{{#here}}\n{block}\n")
    assert re.search(r'<\w+[^>]* id="here"', rendered.html)
    assert "here" in rendered.anchors


def test_it_gives_the_anchored_block_alone_and_without_its_id():
    rendered = render("Before.\n\n{#rule}\nDivide by $n$.\n\nAfter.")
    assert rendered.anchors["rule"].startswith("<p>Divide by")
    assert "After" not in rendered.anchors["rule"]
    assert 'id="rule"' not in rendered.anchors["rule"]


def test_it_gives_the_block_below_an_anchored_heading():
    assert render("{#axis}\n## The axis\n\nEach row sums to 1.\n").anchors == {"axis": "<p>Each row sums to 1.</p>\n"}


def test_it_lists_headings_with_their_ids():
    first, second = render("## Why $x$\n\ntext\n\n{#own}\n### Because\n").headings
    assert (first.level, first.id, first.text) == (2, "part-why-x", "Why x")
    assert "katex" in first.html
    assert (second.level, second.id) == (3, "own")


def test_it_gives_two_headings_of_one_name_two_ids():
    assert [heading.id for heading in render("## Same\n\n## Same\n").headings] == ["part-same", "part-same-2"]


def test_it_colours_code_with_the_classes_of_the_style_sheet():
    out = html('```python\ndef f(x):  # why\n    return "a", 1\n```')
    for part in ('class="k">def', 'class="f">f', 'class="c"># why', 'class="s">"a"', 'class="num-lit">1'):
        assert part in out


def test_it_makes_a_table_with_scopes_that_scrolls_by_keyboard():
    out = html("| a | b |\n|---|--:|\n| 1 | 2 |\n")
    assert 'tabindex="0" role="group" aria-label="Table"' in out
    assert '<th scope="col">a</th>' in out
    assert '<td class="end">2</td>' in out


def test_a_corner_without_words_is_no_header():
    out = html("| | a |\n|---|--:|\n| x | 2 |\n")
    assert '<td></td>\n<th scope="col" class="end">a</th>' in out


def test_it_has_footnotes():
    out = html("Text.[^1]\n\n[^1]: The note.\n")
    assert 'href="#fn1"' in out
    assert "The note." in out


def test_it_puts_a_figure_into_the_page():
    out = html('![Two lines cross](figures/a.svg "Lines of $x$")', figures={"figures/a.svg": SVG})
    assert '<figure class="figure"><div class="squared"><svg' in out
    assert 'role="img" aria-label="Two lines cross"' in out
    assert 'width="400" height="200"' in out
    assert re.search(r"<figcaption>Lines of <span class=\"katex\">", out)


def test_it_keeps_a_title_on_one_line():
    assert render("Why $p-y$", inline=True).html.startswith("Why <span")


def test_it_leads_anchors_of_texts_shown_elsewhere_to_their_card():
    out = html("[there](#shift) and [out](https://example.org)", page="/cards/softmax/")
    assert 'href="/cards/softmax/#shift"' in out
    assert '<a href="https://example.org" rel="noopener">' in out


def test_it_gives_the_words_alone():
    assert plain_text("## Why $p-y$\n\nThe **error**, see [it](#a).\n") == "Why p-y\nThe error, see it."


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("one\n\nso $\\frac{a}$ is", 3, r"in the formula \frac{a}"),
        ("one\ntwo $\\foo$", 2, "Undefined control sequence"),
        ("$$\nx\n$$\n\n$$\n\\color{red}x\n$$", 5, "colour only with"),
        ("a $ sign", 1, "dollar sign"),
        ("```\nx\n```", 1, "needs a language"),
        ("```nosuch\nx\n```", 1, "no such language"),
        ("text\n\n    indented", 3, "not indented"),
        ("# Title", 1, "headings are ##"),
        ("{#a}\nx\n\n{#a}\ny", 4, "given twice"),
        ("{#Bad_Name}\nx", 1, "small letters"),
        ("{#tasks}\nx", 1, "tasks"),
        ("{#q-1}\nx", 1, "q-"),
        ("text\n{#a}\nmore", 2, "blank line"),
        ("{.red}\nx", 1, "only an anchor"),
        ("text ![a](figures/a.svg) text", 1, "alone in its paragraph"),
        ("![](figures/a.svg)", 1, "no description"),
        ("![a](figures/none.svg)", 1, "there is no figure"),
        ("![a](https://example.org/a.png)", 1, "there is no figure"),
    ],
)
def test_it_tells_the_line_and_what_to_change(text, line, words):
    with pytest.raises(MarkupError) as caught:
        render(text, figures={"figures/a.svg": SVG})
    assert caught.value.line == line
    assert words in caught.value.message
