"""Code in colour: Pygments finds the tokens, the style sheet has five classes for them (weight and two inks)."""

from html import escape
from itertools import groupby

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
    for ink, words in groupby(lex(code, lexer), key=lambda word: _ink(word[0])):
        text = escape("".join(text for _token, text in words))
        parts.append(f'<span class="{ink}">{text}</span>' if ink else text)
    return "".join(parts)
