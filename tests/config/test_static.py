import pytest
from whitenoise.storage import CompressedManifestStaticFilesStorage

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
