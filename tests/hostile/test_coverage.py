"""Every line of the table of threats has its files, and the table in the documentation says which."""

import re
from pathlib import Path

import pytest

from tests.hostile.files import TASKS, honest_files, hostile_files

ROOT = Path(__file__).resolve().parents[2]
THREATS = range(1, 49)
SEQUENCES = {19, 21, 26, 27, 41, 42, 45, 46}
"""Lines that are about more than one submission: test_sequences.py has their tests too."""


def table():
    """{threat line: number of files} as docs/hostile.md tells it."""
    text = (ROOT / "docs" / "hostile.md").read_text()
    rows = re.findall(r"^\| (\d+) \| [^|]+ \| (\d+) \|", text, re.MULTILINE)
    return {int(number): int(count) for number, count in rows}


def test_there_are_enough_hostile_files_and_honest_controls():
    assert len(hostile_files()) >= 80
    assert len(honest_files()) >= 25


@pytest.mark.parametrize("threat", THREATS)
def test_each_threat_has_a_file_or_a_sequence(threat):
    files = [file.name for file in hostile_files() if threat in file.threats]
    assert files or threat in SEQUENCES


def test_each_hostile_file_names_threats_a_task_and_verdicts():
    for file in hostile_files():
        assert file.threats, file.name
        assert file.threats <= set(THREATS), file.name
        assert (TASKS / file.task / "task.toml").exists(), file.name
        assert file.expect, file.name
        assert "internal_error" not in file.expect, file.name


def test_honest_files_expect_nothing_but_acceptance():
    for file in honest_files():
        assert (file.threats, file.expect) == (frozenset(), {"accepted"}), file.name


def test_the_documentation_counts_the_files_of_each_threat():
    counted = {threat: sum(threat in file.threats for file in hostile_files()) for threat in THREATS}
    assert table() == counted
