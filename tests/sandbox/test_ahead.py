"""Cases drawn ahead: every seed gets its own, fewer children draw, and what is dear is drawn alone."""

import pytest

from sandbox import ahead
from sandbox.ahead import Ahead, Stock
from sandbox.judge import judge
from tests.sandbox.digit_task import digit_task
from tests.sandbox.in_process import InProcess
from tests.sandbox.packages import doubled


class Judge:
    """Asks for cases of one task as a worker does, with these seeds waiting."""

    def __init__(self, package=None, waiting=()):
        self.package = package or doubled()
        self.sandbox, self.stock, self.waiting = InProcess(), Stock(), list(waiting)

    def prepare(self, seed, package=None):
        package = package or self.package
        drawing = Ahead(self.sandbox, self.stock, package.content_hash, lambda: self.waiting)
        spec = package.spec
        return drawing.prepare(
            package.judge_files, entry=spec.entry, kind=spec.kind, seed=seed, limits=spec.limits
        ).cases

    def alone(self, seed):
        spec = self.package.spec
        return (
            InProcess()
            .prepare(self.package.judge_files, entry=spec.entry, kind=spec.kind, seed=seed, limits=spec.limits)
            .cases
        )


def test_the_first_of_a_task_is_drawn_alone_and_the_next_for_all_that_wait():
    judge = Judge(waiting=[2, 3, 4])
    for seed in (1, 2, 3, 4):
        assert judge.prepare(seed) == judge.alone(seed)
    assert judge.sandbox.drawn == [[1], [2, 3, 4]]


def test_what_was_drawn_is_given_once():
    judge = Judge(waiting=[2, 3])
    for seed in (1, 2, 3, 3):
        judge.prepare(seed)
    assert judge.sandbox.drawn == [[1], [2, 3], [3, 2]]


def test_a_seed_never_gets_the_cases_of_another_task():
    judge, other = Judge(waiting=[2]), doubled(**{"reference.py": "def double(x):\n    return 2.5 * x\n"})
    judge.prepare(1)
    judge.prepare(2)
    assert judge.prepare(2, other) != judge.alone(2)


@pytest.mark.parametrize("limit", ["CHEAP_MS", "CHEAP_BYTES"])
def test_what_is_dear_to_draw_is_drawn_alone(monkeypatch, limit):
    monkeypatch.setattr(ahead, limit, 0)
    judge = Judge(waiting=[2, 3])
    for seed in (1, 2, 3):
        judge.prepare(seed)
    assert judge.sandbox.drawn == [[1], [2], [3]]


def test_what_fails_together_is_drawn_alone_from_then_on():
    cases = doubled().files["cases.py"]
    once = "kept = []\n" + cases.replace(
        "def cases(rng):", "def cases(rng):\n    kept.append(1)\n    [1][len(kept) - 1]"
    )
    judge = Judge(doubled(**{"cases.py": once}), waiting=[2, 3])
    for seed in (1, 2, 3):
        assert judge.prepare(seed) == judge.alone(seed)
    assert judge.sandbox.drawn == [[1], [2, 3], [2], [3]]


def test_the_stock_is_bounded(monkeypatch):
    monkeypatch.setattr(ahead, "MOST_KEPT", 3)
    judge = Judge(waiting=range(2, 40))
    judge.prepare(1)
    judge.prepare(2)
    assert len(judge.stock.drawn) == 3
    assert len(judge.sandbox.drawn[-1]) == ahead.AT_ONCE


def test_cases_of_a_data_set_are_neither_drawn_ahead_nor_kept():
    sandbox, stock, package = InProcess(), Stock(), digit_task()
    drawing = Ahead(sandbox, stock, package.content_hash, lambda: [2, 3])
    for seed in (1, 2):
        report = judge(package, package.reference.encode(), sandbox=drawing, seed=seed)
        assert report.verdict == "accepted"
    assert sandbox.drawn == [[1], [2]]
    assert not stock.drawn
