"""The card page in Chromium: what travels, when the largest part stands, what shifts."""

import os
from statistics import median
from typing import Any

from playwright.sync_api import Page, sync_playwright

from benchmarks.web_site import CARD

FLAGS = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
NEXT = "/cards/softmax-stable/"
SLOWER = 4
TURNS = 3
OBSERVE = """
window.seen = { lcp: 0, cls: 0 };
new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.seen.lcp = entry.startTime; })
  .observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.seen.cls += entry.value;
})
  .observe({ type: "layout-shift", buffered: true });
"""


def loads(port: int) -> dict[str, float]:
    """first_load_kb, next_load_kb, lcp_ms and cls: the middle one of TURNS first loads."""
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS + as_root)
        turns = []
        for _ in range(TURNS):
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            context.add_init_script(OBSERVE)
            turns.append(_turn(context.new_page(), f"http://127.0.0.1:{port}"))
            context.close()
        browser.close()
    return {key: median(turn[key] for turn in turns) for key in turns[0]}


def _turn(page: Page, site: str) -> dict[str, float]:
    link = page.context.new_cdp_session(page)
    link.send("Network.enable")
    link.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    bytes_read: list[int] = []
    link.on("Network.loadingFinished", lambda event: bytes_read.append(int(event["encodedDataLength"])))
    seen = _visit(page, site + CARD)
    first, mark = sum(bytes_read), len(bytes_read)
    again = _visit(page, site + NEXT)
    return {
        "first_load_kb": first / 1024,
        "next_load_kb": sum(bytes_read[mark:]) / 1024,
        "lcp_ms": seen["lcp"],
        "cls": max(seen["cls"], again["cls"]),
    }


def _visit(page: Page, url: str) -> Any:
    page.goto(url)
    page.wait_for_load_state("networkidle")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_timeout(500)
    return page.evaluate("window.seen")
