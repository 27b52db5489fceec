"""Each step of the set-up runs when what it reads has changed, and only then."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools import prepare
from tools.prepare import CannotStart, Step


@pytest.fixture
def log(monkeypatch, tmp_path):
    monkeypatch.setattr(prepare, "ROOT", tmp_path)
    (tmp_path / "read").mkdir()
    (tmp_path / "read" / "file").write_text("one")
    acts = []
    step = Step("load", "loading", (tmp_path / "read",), acts.append)
    monkeypatch.setattr(prepare, "STEPS", (step,))
    return acts


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "chainrule.sqlite3"
    path.touch()
    return path


def url(database):
    return f"sqlite:///{database}"


def test_an_unchanged_step_is_not_repeated(tmp_path, log, database):
    for _ in range(2):
        prepare.prepare(tmp_path, url(database))
    assert len(log) == 1


def test_a_changed_file_repeats_the_step(tmp_path, log, database):
    prepare.prepare(tmp_path, url(database))
    (tmp_path / "read" / "file").write_text("two")
    prepare.prepare(tmp_path, url(database))
    assert len(log) == 2


def test_a_renamed_file_repeats_the_step(tmp_path, log, database):
    prepare.prepare(tmp_path, url(database))
    (tmp_path / "read" / "file").rename(tmp_path / "read" / "other")
    prepare.prepare(tmp_path, url(database))
    assert len(log) == 2


def test_a_deleted_database_repeats_the_step(tmp_path, log, database):
    prepare.prepare(tmp_path, url(database))
    database.unlink()
    prepare.prepare(tmp_path, url(database))
    assert len(log) == 2


def test_a_failed_step_is_tried_again(tmp_path, log, database, monkeypatch):
    def fail(_run_dir):
        raise CannotStart("no")

    monkeypatch.setattr(prepare, "STEPS", (Step("load", "loading", (tmp_path / "read",), fail),))
    with pytest.raises(CannotStart):
        prepare.prepare(tmp_path, url(database))
    monkeypatch.setattr(prepare, "STEPS", (Step("load", "loading", (tmp_path / "read",), log.append),))
    prepare.prepare(tmp_path, url(database))
    assert len(log) == 1


def test_the_key_is_drawn_once_and_private(tmp_path):
    path = prepare.secret_key(tmp_path)
    key = path.read_text()
    assert prepare.secret_key(tmp_path).read_text() == key
    assert len(key) >= 50
    assert path.stat().st_mode & 0o077 == 0


def test_a_broken_setting_comes_back_as_its_one_line():
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", "from tools.prepare import manage; manage('check')"],
        cwd=root,
        env={**os.environ, "DEBUG": "perhaps", "DJANGO_SETTINGS_MODULE": "config.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr.splitlines()[-1].startswith('tools.prepare.CannotStart: settings: Environment variable "DEBUG"')
