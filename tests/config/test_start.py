"""A wrong setting ends the start with one line that names it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def manage(*arguments, **settings):
    clean = {
        name: value for name, value in os.environ.items() if not name.endswith("_URL") and name != "SECRET_KEY_FILE"
    }
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={**clean, "DJANGO_SETTINGS_MODULE": "config.settings", "SECRET_KEY": "only-for-tests", **settings},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "nonsense"),
        ("DATABASE_URL", "oracle-of-delphi://a/b"),
        ("BROKER_URL", "carrier-pigeon://loft"),
        ("CACHE_URL", "attic://box"),
        ("EMAIL_URL", "owl://post"),
        ("SITE_URL", "example"),
        ("DEBUG", "perhaps"),
        ("SUBMISSIONS_PER_MINUTE", "many"),
        ("CATALOGUE_DIR", "/nowhere/at/all"),
        ("LOG_LEVEL", "LOUD"),
        ("SECRET_KEY", ""),
        ("SECRET_KEY_FILE", "/nowhere/at/all"),
    ],
)
def test_it_names_the_wrong_setting_in_one_line(name, value):
    done = manage("check", **{name: value})
    assert done.returncode == 1
    assert name in done.stderr
    assert done.stderr.startswith("chainrule: ")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("url", ["postgres://nobody@127.0.0.1:9/none", "sqlite:////nowhere/at/all.sqlite3"])
def test_it_names_database_url_when_nothing_answers_there(url):
    done = manage("migrate", "--noinput", DATABASE_URL=url)
    assert done.returncode == 1
    assert done.stderr.startswith("chainrule: DATABASE_URL: ")
    assert len(done.stderr.splitlines()) == 1


def test_the_web_server_says_the_same_line_and_ends():
    granian = Path(sys.executable).parent / "granian"
    done = subprocess.run(
        [granian, "--interface", "wsgi", "--port", "0", "config.wsgi:application"],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings", "BROKER_URL": "carrier-pigeon://loft"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode != 0
    said = done.stdout + done.stderr
    assert "BROKER_URL" in said
    assert "Traceback" not in said
