"""Nothing that acts leaves the renderer: not from Markdown, maths, figures, names or their mixtures."""

import re
from html.parser import HTMLParser

import pytest

from cards.markup import MarkupError, render
from cards.markup.sanitise import sanitise
from cards.markup.svg import FigureError, inline_figure

FORBIDDEN_TAGS = {
    "script",
    "style",
    "iframe",
    "object",
    "embed",
    "base",
    "form",
    "input",
    "link",
    "meta",
    "img",
    "foreignobject",
    "animate",
    "set",
    "image",
}


class Actors(HTMLParser):
    """What in a page could act or load."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        if tag in FORBIDDEN_TAGS:
            self.found.append(tag)
        for name, value in attrs:
            bad = name.startswith("on") or name in {
                "style",
                "srcdoc",
                "formaction",
                "src",
                "xlink:href",
                "target",
                "action",
            }
            scripted = re.match(r"\s*(?:javascript|vbscript|data)\s*:", value or "", re.IGNORECASE)
            if bad or scripted or (value and "url(" in value and "url(#" not in value):
                self.found.append(f"{tag} {name}={value}")


def actors(html):
    parser = Actors()
    parser.feed(html)
    return parser.found


MARKDOWN = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#115;cript:alert(1))",
    "[x](&#x6A;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox)",
    "<javascript:alert(1)>",
    "[x]: javascript:alert(1)\n\n[x]",
    '[x](https://e.org "\\" onmouseover=\\"alert(1)")',
    '[x](https://e.org/"onmouseover="alert(1))',
    "{#a onclick=alert(1)}\nx",
    '{#x"onclick=alert(1)}\nx',
    '```python" onmouseover="alert(1)\nx\n```',
    "```html\n<script>alert(1)</script>\n```",
    "`<script>alert(1)</script>`",
    "| <script>alert(1)</script> |\n|---|\n| <b onclick=x> |",
    "x[^1]\n\n[^1]: <script>alert(1)</script>",
    "## <script>alert(1)</script>",
    "<math><annotation-xml encoding='text/html'><script>alert(1)</script></annotation-xml></math>",
    "<a href='jav\tascript:alert(1)'>x</a>",
]


@pytest.mark.parametrize("text", MARKDOWN)
def test_nothing_in_markdown_acts(text):
    try:
        rendered = render(text)
    except MarkupError:
        return  # refused is as good
    for html in (rendered.html, *rendered.anchors.values(), *(heading.html for heading in rendered.headings)):
        assert actors(html) == []


MATHS = [
    r"\href{javascript:alert(1)}{x}",
    r"\url{javascript:alert(1)}",
    r"\includegraphics{https://example.org/x.png}",
    r"\htmlStyle{color:red}{x}",
    r"\htmlId{main}{x}",
    r"\htmlData{x=1}{x}",
    r"\htmlClass{top}{x}",
    r'\htmlClass{back" onclick="alert(1)}{x}',
    r"\color{red}{x}",
    r"\color{expression(alert(1))}x",
    r"\textcolor{url(https://example.org)}{x}",
    r"\colorbox{red}{x}",
    r"\def\a{\a\a}\a",
    "x" * 5000,
    r"\unicode{x3c}",
]


@pytest.mark.parametrize("tex", MATHS)
def test_maths_with_effects_is_refused(tex):
    with pytest.raises(MarkupError):
        render(f"$$\n{tex}\n$$")


@pytest.mark.parametrize(
    "tex",
    [
        r"\text{<script>alert(1)</script>}",
        r"\text{<img src=x onerror=alert(1)>}",
        r"\text{' style=color:red '}",
        r"a<b>c",
    ],
)
def test_signs_of_html_in_maths_stay_signs(tex):
    assert actors(render(f"$$\n{tex}\n$$").html) == []


def drawing(inside, attributes='viewBox="0 0 9 9"'):
    spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"<svg {spaces} {attributes}>{inside}</svg>"


FIGURES = [
    drawing("<script>alert(1)</script>"),
    drawing("<style>*{background:url(https://example.org)}</style>"),
    drawing('<path d="M0 0" onclick="alert(1)"/>'),
    drawing("", 'viewBox="0 0 9 9" onload="alert(1)"'),
    drawing('<path d="M0 0" style="fill:url(https://example.org)"/>'),
    drawing('<path d="M0 0" fill="url(https://example.org/x#y)"/>'),
    drawing('<path d="M0 0" fill="URL( javascript:alert(1))"/>'),
    drawing('<use href="https://example.org/x.svg#a"/>'),
    drawing('<use xlink:href="data:image/svg+xml,x#a"/>'),
    drawing('<a href="javascript:alert(1)"><text>x</text></a>'),
    drawing('<image href="https://example.org/x.png"/>'),
    drawing(
        "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'><script>alert(1)</script></body></foreignObject>"
    ),
    drawing('<animate attributeName="href" values="javascript:alert(1)"/>'),
    drawing('<set attributeName="onclick" to="alert(1)"/>'),
    drawing('<rect width="1" height="1" filter="url(#f)"/>'),
    '<!DOCTYPE svg [<!ENTITY a "b">]>' + drawing("<text>&a;</text>"),
    drawing("<text>x</text>", ""),
    "<svg",
    "<html><script>alert(1)</script></html>",
    drawing("<path d='" + "M0 0" * 100_000 + "'/>"),
]


@pytest.mark.parametrize("source", FIGURES, ids=range(len(FIGURES)))
def test_a_figure_that_is_more_than_drawing_is_refused(source):
    with pytest.raises(FigureError):
        inline_figure(source, "alt", "f1-")


def test_a_figure_keeps_its_drawing_its_inks_and_its_own_references():
    source = drawing(
        '<defs><clipPath id="c"><rect width="9" height="9"/></clipPath></defs><path d="M0 0" clip-path="url(#c)"'
        ' stroke="var(--spot, #1f3fbf)"/><use href="#c"/><text font-family="x">a &lt; b</text>'
    )
    out = sanitise(inline_figure(source, 'it says "<script>"', "f1-"))
    assert 'id="f1-c"' in out
    assert 'clip-path="url(#f1-c)"' in out
    assert 'href="#f1-c"' in out
    assert 'stroke="var(--spot, #1f3fbf)"' in out
    assert "a &lt; b" in out
    assert "font-family" not in out
    assert actors(out) == []


@pytest.mark.parametrize(
    "html",
    [
        "<p onclick='x'>a</p>",
        "<a href='javascript:x'>a</a>",
        "<span style='color:red'>a</span>",
        "<math><mtext><table><mglyph><style><img src onerror=alert(1)>",
        "<svg><style><img src onerror=alert(1)></style></svg>",
        "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>",
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    ],
)
def test_the_last_gate_stops_what_the_steps_before_let_through(html):
    assert actors(sanitise(html)) == []
