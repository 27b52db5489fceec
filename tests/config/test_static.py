import json
import re

import pytest
from django.core.management import call_command
from whitenoise.storage import CompressedManifestStaticFilesStorage

from cards.sheets import SHEETS, parts, together
from config.static import ManifestStorage


@pytest.fixture
def storage(tmp_path, settings):
    settings.DEBUG = False
    (tmp_path / "staticfiles.json").write_text('{"version": "1.1", "paths": {"a.css": "a.123.css"}, "hash": ""}')
    return ManifestStorage(location=tmp_path, base_url="/static/")


def test_it_gives_the_address_of_the_manifest(storage):
    assert storage.url("a.css") == "/static/a.123.css"


def test_it_works_an_address_out_once(storage, monkeypatch):
    assert storage.url("a.css") == "/static/a.123.css"
    monkeypatch.setattr(CompressedManifestStaticFilesStorage, "stored_name", None)
    assert storage.url("a.css") == "/static/a.123.css"


def test_it_still_fails_for_a_file_that_is_not_there(storage):
    with pytest.raises(ValueError, match="Missing"):
        storage.url("b.css")


@pytest.fixture
def collected(tmp_path, settings):
    settings.DEBUG = False
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "config.static.ManifestStorage"}}
    call_command("collectstatic", interactive=False, verbosity=0)
    return tmp_path


def test_sheets_that_go_together_are_one_file_with_all_their_rules(collected):
    addresses = json.loads((collected / "staticfiles.json").read_text())["paths"]
    for name in SHEETS:
        found = (collected / addresses[together(name)]).read_text()
        for part in parts(name):
            assert (collected / addresses[part]).read_text() in found, part
    fonts = (collected / addresses[together("site")]).read_text()
    assert re.search(r'url\("\.\./vendor/fonts/serif\.[0-9a-f]{12}\.woff2"\)', fonts)


def test_pages_link_to_the_one_file_where_it_was_made_and_else_to_each(collected, client, db, settings):
    page = client.get("/").content.decode()
    assert re.findall(r'href="/static/(css/together-[a-z]+)\.[0-9a-f]{12}\.css"', page) == ["css/together-site"]
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    page = client.get("/").content.decode()
    assert [f"css/{name}" for name in re.findall(r'href="/static/css/([a-z]+\.css)"', page)][:8] == parts("site")


def test_collecting_again_gives_the_same_files(collected):
    before = (collected / "staticfiles.json").read_text()
    call_command("collectstatic", interactive=False, verbosity=0)
    assert (collected / "staticfiles.json").read_text() == before
