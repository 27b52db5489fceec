"""Django must take them for its own."""

from collections import Counter

import pytest
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.test import RequestFactory

from cards.csrf_tokens import LETTERS, masked, token_for

FACTORY = RequestFactory(enforce_csrf_checks=True)


def refused(cookie: str, token: str) -> HttpResponse | None:
    request = FACTORY.post("/", {"csrfmiddlewaretoken": token})
    request.COOKIES["csrftoken"] = cookie
    check = CsrfViewMiddleware(lambda _: HttpResponse())
    check.process_request(request)
    return check.process_view(request, lambda _: HttpResponse(), (), {})


def visitor(secret: str | None = None) -> HttpRequest:
    request = FACTORY.get("/")
    if secret:
        request.META["CSRF_COOKIE"] = secret
    return request


def test_a_form_with_the_token_of_its_cookie_is_taken():
    for _ in range(50):
        request = visitor()
        assert refused(cookie := token_for(request), cookie) is None  # Django unmasks an old cookie
        assert refused(request.META["CSRF_COOKIE"], token_for(request)) is None


def test_a_known_visitor_keeps_the_secret():
    request = visitor("k" * 32)
    assert refused("k" * 32, token_for(request)) is None
    assert request.META["CSRF_COOKIE"] == "k" * 32
    assert request.META["CSRF_COOKIE_NEEDS_UPDATE"]


def test_a_token_of_another_secret_is_refused():
    assert refused("k" * 32, token_for(visitor("l" * 32))).status_code == 403


def test_no_two_tokens_and_no_two_secrets_are_alike():
    requests = [visitor() for _ in range(200)]
    assert len({token_for(request) for request in requests} | {token_for(request) for request in requests}) == 400
    assert len({request.META["CSRF_COOKIE"] for request in requests}) == 200


@pytest.mark.parametrize("place", [0, 31, 32, 63])
def test_every_letter_is_as_likely_as_any_other(place):
    counts = Counter(masked("a7" * 16)[place] for _ in range(62 * 60))
    assert set(counts) == set(LETTERS)
    assert sum((counts[letter] - 60) ** 2 / 60 for letter in LETTERS) < 140  # chi squared, 61 degrees: p < 1e-7
