"""Says when the site is ready, at what address and for whom; started by tools/run.py beside the servers."""

import json
import os
import select
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

POLL_S = 0.2
REMIND_S = 30.0


def ask(url: str) -> list[str]:
    """What /readyz says is missing; an empty list when it is ready."""
    try:
        with urllib.request.urlopen(url, timeout=5) as response:
            json.load(response)
    except urllib.error.HTTPError as error:
        return _missing(error)
    except (OSError, ValueError):
        return ["web"]
    return []


def _missing(error: urllib.error.HTTPError) -> list[str]:
    try:
        answer: Any = json.load(error)
        return [f"{name} ({answer['checks'][name]})" for name in answer["missing"]]
    except ValueError:
        return [f"web (status {error.code})"]


def wait_until_ready(url: str) -> None:
    remind = time.monotonic() + REMIND_S
    while missing := ask(url):
        if time.monotonic() > remind:
            print("still waiting for", ", ".join(missing), flush=True)
            remind += REMIND_S
        time.sleep(POLL_S)


def main() -> None:
    runner = os.pidfd_open(int(os.environ["CHAINRULE_RUNNER"]))
    wait_until_ready(os.environ["CHAINRULE_PROBE"])
    print(f"Chainrule is ready: {os.environ['SITE_URL']}", flush=True)
    accounts = Path(os.environ["CHAINRULE_RUN_DIR"]) / "demo-accounts"
    print(accounts.read_text().rstrip(), flush=True)
    print("Ctrl-C stops everything.", flush=True)
    select.select([runner], [], [])


if __name__ == "__main__":
    main()
