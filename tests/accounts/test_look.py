"""No page of allauth is left in its own look."""

from pathlib import Path

import allauth
import pytest
from django.template import engines
from django.template.loader import get_template
from django.template.loader_tags import ExtendsNode

SHIPPED = Path(allauth.__file__).parent / "templates"
PAGES = sorted(
    str(path.relative_to(SHIPPED))
    for app in ("account", "mfa", "usersessions")
    for path in (SHIPPED / app).rglob("*.html")
    if "snippets" not in path.parts
)


def ancestors(name):
    """Names of the templates it extends, up to the last."""
    template = get_template(name).template
    while extends := template.nodelist.get_nodes_by_type(ExtendsNode):
        parent = extends[0].parent_name.resolve({})
        yield parent
        template = engines["django"].get_template(parent).template


@pytest.mark.parametrize("name", PAGES)
def test_every_page_extends_the_sites_own(name):
    assert list(ancestors(name))[-1] == "base.html"


@pytest.mark.parametrize("element", sorted(path.name for path in (SHIPPED / "allauth/elements").glob("*.html")))
def test_every_element_that_pages_use_is_the_sites_own_or_plain(element):
    own = Path(get_template(f"allauth/elements/{element}").origin.name)
    plain = {
        "img.html",
        "provider.html",
        "provider_list.html",
        "tbody.html",
        "td.html",
        "th.html",
        "thead.html",
        "tr.html",
    }
    assert SHIPPED not in own.parents or element in plain
