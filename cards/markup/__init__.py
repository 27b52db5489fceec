"""Markdown with maths, code and figures to safe HTML. Pure functions: no models, no settings, no network."""

from cards.markup.errors import MarkupError
from cards.markup.render import Heading, Rendered, plain_text, render
from cards.markup.spoken import spoken

VERSION = 2
"""Grows when the same text gives other HTML; `manage.py catalogue load` then typesets what is stored anew."""

__all__ = ["VERSION", "Heading", "MarkupError", "Rendered", "plain_text", "render", "spoken"]
