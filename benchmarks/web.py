"""How fast pages are: prints a table and, of a whole run, writes benchmarks/results/web.json.

    python -m benchmarks.web [--quick] [--no-growth]

granian serves the site as `make run` does (one process, four threads), on PostgreSQL; wrk asks on the same machine.
Ratios compare within one run: `bare_rps` is a view that answers with the very bytes of the card page from memory, under
the middleware that `django-admin startproject` writes (benchmarks/bare.py; `no_middleware_rps` is the same without).
Turns are taken, and the middle one of several counts. `answer_p95_ms` is of 32 clients that post an answer about once a
second each. `growth_ratio` is the worst of home, card and search, asked by one client in turn of a database with 100
made-up cards and of one with 10,000 cards and 1,000,000 attempts, for the same learners with the same past. Chromium
loads the card page with an empty cache and CPU throttled four times.
"""

import argparse
import json
import os
import platform
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from operator import truediv
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.wrk import Load, load
from tools.processes import adopt_orphans, descendants, end
from tools.servers import restartable_postgresql

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "benchmarks" / "results" / "web.json"
TARGETS = {
    "guest_ratio": (0.30, "≥"),
    "learner_ratio": (0.06, "≥"),
    "card_queries": (10, "≤"),
    "answer_p95_ms": (50, "≤"),
    "first_load_kb": (200, "≤"),
    "next_load_kb": (60, "≤"),
    "lcp_ms": (1000, "≤"),
    "cls": (0.05, "≤"),
    "growth_ratio": (1.3, "≤"),
}
SMALL, LARGE = (100, 5_000), (10_000, 1_000_000)  # cards, attempts
CLIENTS = 32
TURNS, GROWTH_TURNS = 3, 7


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--quick", action="store_true", help="for trying: shorter turns, a tenth of the growth, nothing is stored"
    )
    parser.add_argument(
        "--no-growth", action="store_true", help="for trying: leave growth_ratio out; nothing is stored"
    )
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # the blocks below end what they started
    adopt_orphans()
    before = os.getloadavg()[0]
    try:
        with tempfile.TemporaryDirectory(prefix="cb-") as folder, ExitStack() as stack:
            found = _measure(stack, Path(folder), quick=options.quick, growth=not options.no_growth)
    finally:
        end(lambda: descendants(os.getpid()))
    _print(found, before)
    if not (options.quick or options.no_growth):
        RESULTS.parent.mkdir(exist_ok=True)
        rounded = {key: round(value, 3) for key, value in found.items()}
        RESULTS.write_text(json.dumps({**rounded, "load_before": round(before, 2)}, indent=2) + "\n")
    return 0


def _measure(stack: ExitStack, folder: Path, *, quick: bool, growth: bool) -> dict[str, float]:
    postgresql = stack.enter_context(restartable_postgresql(durable=True))
    os.environ |= {
        "DATABASE_URL": postgresql.url,
        "CATALOGUE_DIR": str(_few_cards(folder / "catalogue")),
        "CHAINRULE_RUN_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "SECRET_KEY": "only-for-benchmarks",
        "LOG_LEVEL": "WARNING",
    }
    for arguments in (
        ["migrate", "-v0"],
        ["collectstatic", "--noinput", "-v0"],
        ["catalogue", "load"],
        _seed(SMALL),
    ):
        manage(*arguments)
    import django

    django.setup()
    from benchmarks import web_site

    seconds = 2 if quick else 4
    learners = web_site.sign_in(CLIENTS)
    with web_site.serving(folder, postgresql.url) as port:
        found = _rates(folder, port, learners, seconds)
        found["card_queries"] = web_site.card_queries()
        found |= _answers(port, learners, seconds * 2)
        from benchmarks import web_browser

        found |= web_browser.loads(port)
    _print(found, os.getloadavg()[0])
    if growth:
        pages = web_site.pages()  # before the copy: who is signed in here is signed in there
        large = web_site.copy_database(postgresql.url, "large")
        size = (1_000, 100_000) if quick else LARGE
        manage(*_seed(size), "--force", DATABASE_URL=large)
        found |= {"growth_cards": size[0], "growth_attempts": size[1]}
        found |= _growth(folder, {"small": postgresql.url, "large": large}, pages, seconds)
    return found


def _few_cards(folder: Path) -> Path:
    """The cards that are asked for, without the rest of the catalogue."""
    folder.mkdir()
    for path in (ROOT / "catalogue").glob("*.toml"):
        shutil.copy(path, folder)
    for card in ("transformers/scaled-dot-product-attention", "transformers/softmax-stable"):
        shutil.copytree(ROOT / "catalogue" / card, folder / card)
    return folder


def _seed(size: tuple[int, int]) -> list[str]:
    return ["seed_load", "--cards", str(size[0]), "--attempts", str(size[1])]


def manage(*arguments: str, **settings: str) -> None:
    """Runs manage.py; exits with what it said when it fails."""
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=os.environ | settings,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"manage.py {' '.join(arguments)}: {done.stderr[-2000:]}")


def _rates(folder: Path, port: int, learners: Any, seconds: int) -> dict[str, float]:
    """Requests a second of the card page for guests and learners, and of the bare view."""
    from benchmarks import web_site

    body = web_site.body_of(port, web_site.CARD)
    (folder / "bytes").write_bytes(body)
    asked = {
        "guest": [web_site.get(web_site.CARD)],
        "learner": [web_site.get(web_site.CARD, learner) for learner in learners],
    }
    rates: dict[str, list[float]] = {"bare": [], "empty": [], "guest": [], "learner": []}
    bytes_ = folder / "bytes"
    with web_site.bare(bytes_) as bare_port, web_site.bare(bytes_, middleware=False) as empty_port:
        web_site.must_be_a_learners_page(port, asked["learner"][0])
        for requests in asked.values():
            load(port, requests, seconds=2, connections=8)  # caches, connections, each learner's parts once
        for _ in range(TURNS):
            rates["bare"].append(load(bare_port, [web_site.get("/")], seconds=seconds, connections=8).rps)
            rates["empty"].append(load(empty_port, [web_site.get("/")], seconds=seconds, connections=8).rps)
            for name, requests in asked.items():
                rates[name].append(load(port, requests, seconds=seconds, connections=8).rps)
    middle = {name: median(turns) for name, turns in rates.items()}
    ratios = {name: median(map(truediv, rates[name], rates["bare"])) for name in asked}  # of one turn each
    return {
        "bare_rps": middle["bare"], "no_middleware_rps": middle["empty"], "guest_rps": middle["guest"],
        "learner_rps": middle["learner"], "page_kb": len(body) / 1024,
        "guest_ratio": ratios["guest"], "learner_ratio": ratios["learner"],
    }  # fmt: skip


def _answers(port: int, learners: Any, seconds: int) -> dict[str, float]:
    from benchmarks import web_site

    posts = web_site.answers(learners)
    turns = [load(port, posts, seconds=seconds, connections=CLIENTS, pause_ms=1000) for _ in range(TURNS)]
    middle = sorted(turns, key=lambda turn: turn.p95_ms)[TURNS // 2]
    return {"answer_p50_ms": middle.p50_ms, "answer_p95_ms": middle.p95_ms, "answer_rps": middle.rps}


def _growth(folder: Path, databases: dict[str, str], pages: dict[str, list[str]], seconds: int) -> dict[str, float]:
    """p95 of each page in both databases, in turns."""
    from benchmarks import web_site

    web_site.analyse(databases["large"])
    found: dict[str, float] = {}
    with (
        web_site.serving(folder, databases["small"]) as here,
        web_site.serving(folder, databases["large"]) as there,
    ):
        for name, requests in pages.items():
            turns: dict[int, list[Load]] = {here: [], there: []}
            for port in turns:
                web_site.must_be_a_learners_page(port, requests[0])
                _warm(port, requests)
            for _ in range(GROWTH_TURNS):
                for port, loads in turns.items():
                    loads.append(load(port, requests, seconds=seconds, connections=1))
            small, large = ([each.p95_ms for each in turns[port]] for port in (here, there))
            found |= {f"{name}_p95_ms": median(small), f"{name}_p95_large_ms": median(large)}
            found[f"{name}_growth"] = median(map(truediv, large, small))  # of one turn each
    return found | {"growth_ratio": max(found[f"{name}_growth"] for name in pages)}


def _warm(port: int, requests: list[str]) -> None:
    """Ask until every page has been asked once: caches, connections, the large catalogue read by each thread."""
    seconds = max(4, len(requests) // 20)
    if load(port, requests, seconds=seconds, connections=4).rps * seconds < len(requests):
        sys.exit(f"{requests[0].split()[1]} and its like are too slow to be warmed")


def _print(found: dict[str, float], load_before: float) -> None:
    print(f"{'':<24}{'measured':>10}  target")
    for key, value in found.items():
        limit, sign = TARGETS.get(key, (0.0, ""))
        met = "" if not sign else "" if (value >= limit) == (sign == "≥") or value == limit else "  MISSED"
        print(f"{key:<24}{value:>10.3f}  {sign} {limit if sign else ''}{met}")
    cores = os.cpu_count() or 1
    print(f"{cores} cores, Linux {platform.release()}, load {load_before:.1f} before the start")
    if load_before > 0.5 * cores:
        print("WARNING: the machine is busy with other work; only the ratios mean something, and they vary")


if __name__ == "__main__":
    started = time.monotonic()
    status = main()
    print(f"{time.monotonic() - started:.0f} s in all", file=sys.stderr)
    sys.exit(status)
