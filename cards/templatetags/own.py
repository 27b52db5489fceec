from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context

from cards.own_parts import SKETCH, Sketch

register = template.Library()


class OwnNode(template.Node):
    """Renders as if the tags were not there, but on a page that is kept in parts (cards/own_parts.py)."""

    def __init__(self, told: tuple[FilterExpression, ...], nodelist: NodeList) -> None:
        self.told, self.nodelist = told, nodelist

    def render(self, context: Context) -> str:
        sketch: Sketch | None = context.get(SKETCH)
        return sketch.leave(self.told, self.nodelist, context) if sketch else self.nodelist.render(context)


@register.tag
def own(parser: Parser, token: Token) -> OwnNode:
    """`{% own a b %}…{% endown %}`: what differs from learner to learner, on a page that else is the same for all.

    It says the same as long as all the values named are the same; with none named it is rendered for each request.
    """
    told = tuple(parser.compile_filter(bit) for bit in token.split_contents()[1:])
    nodes = parser.parse(("endown",))
    parser.delete_first_token()
    return OwnNode(told, nodes)
