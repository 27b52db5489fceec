"""The page of a code task in Chromium: how long after a verdict is stored the learner sees it.

Imported once Django is set up.
"""

import os
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.judging_load import LONGEST_S
from benchmarks.web_browser import FLAGS
from benchmarks.web_site import serving, sign_in
from quizzes.models import CodeTask, Submission
from quizzes.phases import quantile

LOOK_S = 0.02
OBSERVE = """
window.shown = {};
addEventListener("DOMContentLoaded", () => new MutationObserver(() => {
  const live = document.getElementById("live"), number = live && /\\d+/.exec(live.dataset.say || "");
  if (number && !live.hasAttribute("hx-get")) window.shown[number[0]] ??= Date.now();
}).observe(document.body, { subtree: true, childList: true, attributes: true }));
"""


def shown_after(folder: Path, database: str, task: CodeTask, count: int) -> dict[str, float]:
    """page_p50_ms and page_p95_ms: from the moment a verdict is stored until the page shows it."""
    (learner,) = sign_in(1)
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with serving(folder, database) as port, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS + as_root)
        context = browser.new_context()
        context.add_init_script(OBSERVE)
        site = f"http://127.0.0.1:{port}"
        cookies = (pair.split("=", 1) for pair in learner.cookies.split("; "))
        context.add_cookies([{"name": name, "value": value, "url": site} for name, value in cookies])
        page = context.new_page()
        page.goto(f"{site}/code/{task.slug}/")
        page.locator(".cm-content").click()
        shown = {number: _submitted(page, number) for number in range(1, count + 1)}
        browser.close()
    rows = Submission.objects.filter(user=learner.user, task=task, done_at__isnull=False)
    times = [shown[number] - done.timestamp() * 1000 for number, done in rows.values_list("number", "done_at") if done]
    if len(times) != count:
        raise RuntimeError("a page showed a verdict that is not stored")
    return {"page_p50_ms": quantile(times, 0.5), "page_p95_ms": quantile(times, 0.95)}


def _submitted(page: Page, number: int) -> float:
    """When the page showed its verdict, in milliseconds of the epoch. Raises RuntimeError when it never does."""
    page.keyboard.press("Control+Shift+Enter")
    until = time.monotonic() + LONGEST_S
    while (shown := page.evaluate(f"window.shown[{number}]")) is None:
        if time.monotonic() > until:
            raise RuntimeError(f"the page shows no verdict after {LONGEST_S} s")
        time.sleep(LOOK_S)
    return float(shown)
