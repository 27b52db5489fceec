"""German is complete and current, is chosen by account, cookie or browser, and leaves the cards in English."""

import re

import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests.quizzes.conftest import author, card, code_task, question  # noqa: F401 the same fixtures
from tools.messages import LANGUAGES, current, place, template, untranslated, written

GERMAN = {"Accept-Language": "de-AT,de;q=0.9,en;q=0.5"}
HOLES = re.compile(r"%\((\w+)\)[sd]|%%|%s")


@pytest.fixture(autouse=True)
def _english_again():
    yield
    translation.activate("en")


def test_every_language_of_the_site_but_english_has_a_catalogue():
    assert {code for code, _name in settings.LANGUAGES} == {"en", *LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
class TestCatalogue:
    def test_it_has_every_text_and_each_is_translated(self, language):
        assert len(template()) > 500
        assert untranslated(current(language)) == []

    def test_the_committed_files_are_what_the_texts_of_today_make(self, language):
        po, mo = written(current(language))
        assert place(language).read_bytes() == po, "run make messages"
        assert place(language).with_suffix(".mo").read_bytes() == mo, "run make messages"

    def test_a_translation_keeps_every_hole_of_its_text(self, language):
        with place(language).open("rb") as file:
            catalog = read_po(file)
        for message in catalog:
            if not message.id:
                continue
            texts = [message.id] if isinstance(message.id, str) else message.id
            said = [message.string] if isinstance(message.string, str) else message.string
            wanted = {hole for text in texts for hole in HOLES.findall(text)}
            for each in said:
                assert set(HOLES.findall(each)) <= wanted, message.id
            assert {hole for each in said for hole in HOLES.findall(each)} == wanted, message.id
            assert texts[0].startswith("\n") == said[0].startswith("\n")


def test_the_browser_is_followed(client, db):
    page = client.get(reverse("account_login"), headers=GERMAN).content.decode()
    assert '<html lang="de"' in page
    assert "Passwort vergessen?" in page


def test_another_language_falls_back_to_english(client, db):
    page = client.get(reverse("account_login"), headers={"Accept-Language": "fr"}).content.decode()
    assert '<html lang="en"' in page


def test_the_switch_in_the_foot_is_kept_and_comes_back_to_the_page(client, db):
    page = client.get("/status").content.decode()
    assert '<button class="btn plain" name="language" value="de" lang="de">Deutsch</button>' in page
    answer = client.post(reverse("language"), {"language": "de", "next": "/status"})
    assert answer.url == "/status"
    assert '<html lang="de"' in client.get("/status").content.decode()
    client.post(reverse("language"), {"language": "en", "next": "/status"})
    assert '<html lang="en"' in client.get("/status", headers=GERMAN).content.decode()


def test_the_account_goes_before_the_browser(client, alice):
    alice.language = "de"
    alice.save()
    client.force_login(alice)
    assert '<html lang="de"' in client.get("/home", headers={"Accept-Language": "en"}).content.decode()


def test_the_switch_is_kept_in_the_account_too(client, alice):
    client.force_login(alice)
    client.post(reverse("language"), {"language": "de"})
    alice.refresh_from_db()
    assert alice.language == "de"
    other = Client()
    other.force_login(alice)
    assert '<html lang="de"' in other.get("/home").content.decode()


@pytest.mark.parametrize("forged", ["xx", "", "de-at", "../de"])
def test_a_language_that_is_none_changes_nothing(client, alice, forged):
    client.force_login(alice)
    assert client.post(reverse("language"), {"language": forged, "next": "https://evil.example/"}).url == "/"
    alice.refresh_from_db()
    assert alice.language == ""


def test_the_content_of_a_card_is_said_to_be_english(client, card, question, code_task):  # noqa: F811 fixtures are arguments
    page = client.get(card.get_absolute_url(), headers=GERMAN).content.decode()
    assert '<html lang="de"' in page
    assert re.search(r'<h1[^>]* lang="en">', page)
    assert re.search(r'<article class="prose"[^>]* lang="en"', page)
    code = client.get(code_task.get_absolute_url(), headers=GERMAN).content.decode()
    assert '<div class="prose" lang="en">' in code
    assert "Einreichen" in code or "Zum Ausführen anmelden" in code


def test_numbers_keep_their_point(client, alice):
    from django.template import Context, Template

    with translation.override("de"):
        shown = Template('{{ x }} <path d="M{{ x }} 1">{{ x|floatformat:2 }}').render(Context({"x": 1234.5}))
    assert shown == '1234.5 <path d="M1234.5 1">1234.50'


def test_mails_are_in_the_persons_language(client, db, mailoutbox):
    new = {"username": "nina", "email": "nina@example.org", "password1": "correct horse battery"}
    client.post(reverse("account_signup"), new, headers=GERMAN)
    assert mailoutbox[0].subject == "Chainrule: Bestätige deine Adresse"  # codespell:ignore deine,adresse
    assert "Wenn du das nicht warst" in mailoutbox[0].body
