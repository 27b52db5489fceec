"""The engine that typesets: shared by threads, left behind by forks, replaced when a formula does not end."""

import multiprocessing
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings

from cards.markup import katex
from cards.markup.katex import FormulaError, typeset


def test_it_answers_many_threads_at_once():
    texts = [rf"x_{{{number}}}+y" for number in range(60)]
    with ThreadPoolExecutor(8) as pool:
        pages = list(pool.map(lambda tex: typeset(tex).html, texts))
    assert all(rf"x_{{{number}}}" in page for number, page in enumerate(pages))


def test_it_ends_a_formula_that_takes_too_long_and_goes_on(monkeypatch):
    monkeypatch.setattr(katex, "TIMEOUT_S", 0.05)
    monkeypatch.setattr(katex.ENGINE, "_racer", None)
    slow = r"\def\a#1{#1#1#1#1}" + r"\a{" * 4 + "x" * 2000 + "}" * 4
    started = time.monotonic()
    with pytest.raises(FormulaError, match="to set"):
        katex.ENGINE.typeset(slow, display=False)
    assert time.monotonic() - started < 5
    monkeypatch.setattr(katex, "TIMEOUT_S", 2.0)
    assert "katex" in katex.ENGINE.typeset("x", display=False)


FORKED = """
import os, sys
from cards.markup.katex import typeset
typeset("a")
pid = os.fork()
if not pid:
    sys.exit(0 if "katex" in typeset("b+c").html else 1)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
"""


def test_a_forked_process_typesets_and_ends():
    done = subprocess.run(
        [sys.executable, "-c", FORKED], cwd=settings.BASE_DIR, timeout=30, check=False, capture_output=True
    )
    assert done.returncode == 0, done.stderr.decode()


def test_it_is_not_started_before_the_first_formula():
    code = "import cards.markup.katex as k; assert k.ENGINE._racer is None"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=30)


def test_a_spawned_worker_typesets():
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert "katex" in pool.apply(_page, ("z",))


def _page(tex):
    return typeset(tex).html
