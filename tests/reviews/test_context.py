"""What every page shows around its content."""

import pytest
from django.template import engines

from reviews.context import shell


@pytest.fixture
def page(rf, alice):
    request = rf.get("/")
    request.user = alice
    return request


def text(request, template="{{ due_count }}"):
    return engines["django"].from_string(template).render(shell(request))


def test_the_due_count_takes_one_query_however_often_it_is_shown(
    page, alice, card, prompts, complete, django_assert_num_queries
):
    complete(alice, card)
    with django_assert_num_queries(1):
        assert text(page, "{% if due_count %}{{ due_count }} prompt{{ due_count|pluralize }}{% endif %}") == "3 prompts"


def test_a_page_that_does_not_show_it_takes_none(page, django_assert_num_queries):
    with django_assert_num_queries(0):
        text(page, "{{ theme }}")


def test_a_guest_has_nothing_due(page, django_assert_num_queries):
    from django.contrib.auth.models import AnonymousUser

    page.user = AnonymousUser()
    with django_assert_num_queries(0):
        assert text(page) == "0"


@pytest.mark.parametrize(
    ("cookie", "theme"), [("dark", "dark"), ("light", "light"), ("system", ""), ('"><script>', ""), ("", "")]
)
def test_the_theme_is_one_of_two_or_the_systems(page, cookie, theme):
    page.COOKIES["theme"] = cookie

    assert shell(page)["theme"] == theme
