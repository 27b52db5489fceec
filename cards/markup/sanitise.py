"""The last gate: only these elements and attributes leave, whatever the steps before have let through."""

from functools import cache

import nh3

from cards.markup import svg

TEXT = (
    "p br hr em strong code pre blockquote ul ol li h2 h3 h4 a sup sub div span section figure figcaption"
    " table thead tbody tr th td"
)
MATHML = (
    "math semantics annotation mrow mi mo mn ms mtext mspace mstyle mpadded mphantom menclose mfrac msqrt mroot"
    " msub msup msubsup mover munder munderover mmultiscripts mprescripts none mtable mtr mtd mlabeledtr"
)
MATHML_ATTRIBUTES = (
    "mathvariant mathsize stretchy fence separator accent accentunder lspace rspace minsize maxsize form movablelimits"
    " symmetric largeop scriptlevel displaystyle rowspacing columnspacing columnalign rowalign columnlines rowlines"
    " width height depth voffset notation linethickness linebreak side"
)


@cache
def _attributes() -> dict[str, set[str]]:
    allowed = {tag: set(MATHML_ATTRIBUTES.split()) for tag in MATHML.split()}
    allowed |= {tag: set(svg.ATTRIBUTES) for tag in svg.ELEMENTS}
    allowed |= {
        "a": {"href", "title", "id", "class", "role", "aria-label"},
        "math": {"xmlns", "display"},
        "annotation": {"encoding"},
        "ol": {"start", "class"},
        "th": {"scope", "class"},
        "svg": set(svg.ATTRIBUTES) | {"role", "aria-label", "aria-hidden", "xmlns"},
        "use": set(svg.ATTRIBUTES) | {"href"},
        "*": {"id", "class", "tabindex", "role", "aria-label", "aria-hidden"},
    }
    return allowed


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags={*TEXT.split(), *MATHML.split(), *svg.ELEMENTS},
        attributes=_attributes(),
        clean_content_tags={"script", "style"},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener",
        strip_comments=True,
    )


def sanitise(html: str) -> str:
    """HTML with everything removed that is not text, MathML, KaTeX's layout or drawing."""
    return _cleaner().clean(html)
