"""What a person sees when something is wrong: a page of the site, with a way on."""

import re
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404
from django.test import Client
from django.urls import path
from django.views.decorators.csrf import csrf_protect

from config import urls

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


def raising(error):
    def view(request):
        raise error

    view.login_required = False
    return view


@csrf_protect
def taking(request):
    raise AssertionError("it got through")


taking.login_required = False
handler400 = urls.handler400
urlpatterns = [
    *urls.urlpatterns,
    path("bad", raising(SuspiciousOperation("damaged"))),
    path("mine", raising(PermissionDenied("not yours"))),
    path("gone", raising(Http404("no such"))),
    path("fault", raising(RuntimeError("secret-of-the-server"))),
    path("take", taking),
]
pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]


def heading(answer):
    return re.search(r"<h1[^>]*>(.*?)</h1>", answer.content.decode()).group(1)


@pytest.mark.parametrize(
    ("address", "status", "title"),
    [
        ("/bad", 400, "That request could not be read"),
        ("/mine", 403, "This is not for you to see"),
        ("/gone", 404, "This page is not there"),
        ("/nowhere/at/all", 404, "This page is not there"),
        ("/fault", 500, "This was our fault"),
    ],
)
def test_every_error_has_a_page_with_a_way_on(address, status, title):
    answer = Client(raise_request_exception=False).get(address)
    assert (answer.status_code, heading(answer)) == (status, title)
    page = answer.content.decode()
    assert 'class="top"' in page
    assert "Look at the cards" in page
    assert "secret-of-the-server" not in page


def test_a_lost_form_token_is_explained():
    answer = Client(enforce_csrf_checks=True).post("/take")
    assert (answer.status_code, heading(answer)) == (403, "The form was too old")


def test_a_form_that_is_too_large_is_told_how_much_is_taken(settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    client = Client(enforce_csrf_checks=True)
    client.cookies["csrftoken"] = "a" * 32
    answer = client.post("/take", {"x": "y" * 2000})
    assert (answer.status_code, heading(answer)) == (413, "That was too much to send")
    assert "2 MB" in answer.content.decode()


def test_too_many_sign_ins_are_told(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    for _ in range(3):
        answer = client.post("/account/login/", {"login": "nobody", "password": "x"})
    assert (answer.status_code, heading(answer)) == (429, "Too many at once")


def test_a_script_gets_no_page_to_put_into_the_page():
    answer = Client().get("/bad", headers={"HX-Request": "true"})
    assert (answer.status_code, answer.content) == (400, b"")


def test_after_the_sign_in_nobody_is_led_to_an_address_that_only_takes_forms(client):
    answer = client.post("/review/1/rate", headers={"Referer": "http://testserver/review?x=1"})
    assert answer.url == "/account/login/?next=/review%3Fx%3D1"
    answer = client.post("/review/1/rate", headers={"Referer": "https://evil.example/review"})
    assert answer.url == "/account/login/?next=/"


@pytest.mark.parametrize("template", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.name)
def test_no_page_needs_a_part_for_browsers_without_script(template):
    assert "<noscript" not in template.read_text()
