"""A text with formulas as words, for names that a screen reader says: there MathML is not read."""

import re
from functools import lru_cache

from cards.markup.render import plain_text

FORMULA = re.compile(r"\$(.+?)\$", re.DOTALL)
GROUP = r"\{((?:[^{}]|\{[^{}]*\})*)\}"
DROPPED = re.compile(
    r"\\(?:htmlClass\{back\}|left|right|[bB]igg?[lrm]?|displaystyle|mathrm|mathbf|mathbb|mathcal|mathit|text|operatorname"
    r"|begin\{\w+\*?\}|end\{\w+\*?\}|limits|quad|qquad)(?![a-zA-Z])|\\[,;:!> ]"
)
WORDS = {
    "cdot": "times",
    "times": "times",
    "odot": "elementwise times",
    "le": "at most",
    "leq": "at most",
    "ge": "at least",
    "geq": "at least",
    "ne": "not equal to",
    "neq": "not equal to",
    "approx": "about",
    "infty": "infinity",
    "top": "transposed",
    "partial": "partial",
    "nabla": "nabla",
    "to": "to",
    "mapsto": "maps to",
    "in": "in",
    "pm": "plus or minus",
    "ldots": "and so on",
    "dots": "and so on",
    "cdots": "and so on",
    "prime": "prime",
    "sum": "sum",
    "prod": "product",
    "sqrt": "root of",
}


def _fractions(tex: str) -> str:
    tex = re.sub(r"\\[dt]?frac\s*([^\s\\{])\s*([^\s\\{])", r"\1 over \2", tex)
    tex = re.sub(rf"\\[dt]?frac\s*{GROUP}\s*{GROUP}", r"(\1) over (\2)", tex)
    tex = re.sub(rf"\\(?:hat|widehat)\s*(?:{GROUP}|(\w))", lambda m: f"{m[1] or m[2]} hat", tex)
    tex = re.sub(rf"\\sqrt\s*{GROUP}", r" root of (\1)", tex)
    return re.sub(rf"\\(?:bar|overline)\s*(?:{GROUP}|(\w))", lambda m: f"{m[1] or m[2]} bar", tex)


def _said(tex: str) -> str:
    """A formula in words, left to right; good for the short ones that stand in answers."""
    tex = _fractions(tex).replace("\\\\", "; ").replace("&", " ")
    tex = DROPPED.sub(" ", tex)
    tex = re.sub(r"\\([a-zA-Z]+)", lambda m: f" {WORDS.get(m[1], m[1])} ", tex)
    tex = re.sub(r"\^\s*\{?\s*transposed\s*\}?", " transposed", tex)
    tex = re.sub(r"\^\s*\{?\s*\[", " superscript [", tex)
    tex = re.sub(r"\^\s*2(?!\d)", " squared", tex).replace("^", " to the power ").replace("_", " sub ")
    tex = re.sub(r"(?<![\w)\]}])\s*-\s*(?=[\w(\\{])", " minus ", tex).replace("-", " minus ")
    for sign, word in (("=", "equals"), ("+", "plus"), ("<", "less than"), (">", "greater than"), ("'", "prime")):
        tex = tex.replace(sign, f" {word} ")
    return re.sub(r"\s+", " ", re.sub(r"[{}\\~]", " ", tex)).replace("( ", "(").replace(" )", ")").strip()


@lru_cache(maxsize=4096)
def spoken(markdown: str) -> str:
    """The words of a Markdown text, its formulas said in words; empty when it holds no formula."""
    if not FORMULA.search(markdown):
        return ""
    said = FORMULA.sub(lambda match: _said(match[1]).replace("*", " times "), markdown)
    return plain_text(said).replace("\n", " ")
