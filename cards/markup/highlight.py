"""Code in colour: Pygments finds the tokens, the style sheet has five classes for them (weight and two inks)."""

from html import escape

from pygments import lex
from pygments.lexers import get_lexer_by_name
from pygments.token import Comment, Keyword, Name, Number, Operator, String, _TokenType
from pygments.util import ClassNotFound

INKS: tuple[tuple[_TokenType, str], ...] = (
    (Keyword, "k"),
    (Operator.Word, "k"),
    (Name.Function, "f"),
    (Name.Class, "f"),
    (Name.Decorator, "f"),
    (Number, "num-lit"),
    (String, "s"),
    (Comment, "c"),
)


def _ink(token: _TokenType) -> str:
    return next((name for kind, name in INKS if token[: len(kind)] == kind), "")


def highlight(code: str, language: str) -> str | None:
    """HTML of the code with a class on each word that has one; None when no lexer knows the language."""
    try:
        lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None
    parts = []
    for token, text in lex(code, lexer):
        ink = _ink(token)
        parts.append(f'<span class="{ink}">{escape(text)}</span>' if ink else escape(text))
    return "".join(parts)
