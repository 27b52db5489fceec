"""Submissions judged while workers, sandboxes, Redis and PostgreSQL die: is any verdict lost, doubled or wrong?

    python -m tests.faults.run --submissions 1000 --seed 7 [--faults 120] [--json FILE] [--embedded]

Two nodes (a worker and a sandbox server each) and beat run on a PostgreSQL and a Redis of their own; with --embedded,
on SQLite and a folder of messages. The seed fixes what is submitted and which fault comes when. Exit status 1 when
anything went wrong. The log of the servers is kept then, and its path printed.
"""

import argparse
import json
import os
import secrets
import shutil
import signal
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tools.cluster import cluster
from tools.processes import adopt_orphans, descendants, end
from tools.servers import restartable_postgresql, restartable_redis

LARGEST_WAIT_S = 60.0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--submissions", type=int, default=60)
    parser.add_argument("--seed", type=int, help="drawn and printed when absent")
    parser.add_argument("--faults", type=int, help="one for every eight submissions when absent")
    parser.add_argument("--json", type=Path, help="write the figures here")
    parser.add_argument("--embedded", action="store_true", help="SQLite and the filesystem broker")
    options = parser.parse_args()
    seed = secrets.randbelow(10**6) if options.seed is None else options.seed
    print(f"seed {seed}", flush=True)
    adopt_orphans()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    folder = Path(tempfile.mkdtemp(prefix="cf-"))
    found = None
    try:
        found = run(folder, options.submissions, options.faults or max(4, options.submissions // 8), seed, options)
    finally:
        end(lambda: descendants(os.getpid()))
        if found is None or problems(found):
            print(f"log of the servers: {folder}/log", file=sys.stderr)
        else:
            shutil.rmtree(folder)
    for key, value in found.items():
        print(f"  {key:<24} {value}")
    if options.json:
        options.json.parent.mkdir(exist_ok=True)
        options.json.write_text(json.dumps(found, indent=2) + "\n")
    return 1 if problems(found) else 0


def run(folder, submissions, faults, seed, options):
    with ExitStack() as stack:
        postgresql = None if options.embedded else stack.enter_context(restartable_postgresql())
        redis = None if options.embedded else stack.enter_context(restartable_redis())
        settings = {
            "DATABASE_URL": postgresql.url if postgresql else f"sqlite:///{folder}/chainrule.sqlite3",
            "BROKER_URL": redis.url if redis else "filesystem://localhost",
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "SECRET_KEY": "only-for-tests",
            "SUBMISSIONS_PER_MINUTE": "1000000",
            "LOG_LEVEL": "WARNING",
        }
        os.environ |= settings | {"CHAINRULE_RUN_DIR": str(folder), "SANDBOX_SOCKETS": str(folder / "a")}
        nodes = stack.enter_context(cluster(folder, settings))
        for name in ("broker/messages", "broker/control"):
            (folder / name).mkdir(parents=True)

        import django

        django.setup()
        from tests.faults.trial import Trial

        return Trial(nodes, postgresql, redis, submissions=submissions, faults=faults, seed=seed).run()


def problems(found):
    return [key for key in ("lost", "duplicated", "wrong") if found[key]] + (
        ["slowest_s"] if found["slowest_s"] > LARGEST_WAIT_S else []
    )


if __name__ == "__main__":
    sys.exit(main())
