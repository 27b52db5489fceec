"""Every hostile file gets its verdict, learns nothing, reaches nobody, leaves nothing and hurts nobody after it."""

import pytest

from tests.hostile.files import honest_files, hostile_files


@pytest.mark.parametrize("file", hostile_files(), ids=lambda file: file.name)
def test_a_hostile_file_is_stopped(ground, file):
    report = ground.judge(file)
    assert report.verdict in file.expect, report
    ground.assert_nothing_leaked(report, file.task, *file.leaks)
    ground.assert_nobody_came()
    ground.assert_nothing_left(file.task)
    ground.assert_honest_run_is_accepted_at_once(file.task)


@pytest.mark.parametrize("file", honest_files(), ids=lambda file: file.name)
def test_an_honest_file_is_accepted(ground, file):
    report = ground.judge(file)
    assert report.verdict == "accepted", report
    ground.assert_nothing_left(file.task)
