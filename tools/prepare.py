"""What must be done before the servers start, each step only when what it reads has changed."""

import hashlib
import json
import os
import secrets
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

ROOT = Path(__file__).resolve().parent.parent
CODE = ("content", "cards", "quizzes", "reviews")


class CannotStart(Exception):
    """One line for the person who typed `make run`."""


@dataclass(frozen=True, slots=True)
class Step:
    name: str
    says: str
    reads: tuple[Path, ...]
    act: Callable[[Path], object]


def prepare(run_dir: Path, database_url: str) -> None:
    """Bring database, static files, catalogue and demo accounts up to date. Raises CannotStart."""
    for folder in ("broker/messages", "broker/control", "pids"):
        (run_dir / folder).mkdir(parents=True, exist_ok=True)
    stamps = run_dir / "stamps.json"
    known: dict[str, str] = json.loads(stamps.read_text()) if stamps.exists() else {}
    if known.get("database") != identity(database_url):
        known = {name: stamp for name, stamp in known.items() if name == "static"}
    for step in STEPS:
        want = digest(step.reads, database_url)
        if known.get(step.name) != want:
            print(f"chainrule: {step.says}", flush=True)
            step.act(run_dir)
            known |= {step.name: want, "database": identity(database_url)}
            stamps.write_text(json.dumps(known, indent=1))


def identity(database_url: str) -> str:
    """Changes when the database was made anew, so that stamps of the old one do not hold. "" when there is none."""
    url = urlsplit(database_url)
    if url.scheme == "sqlite":
        file = Path(url.path[1:])
        return str(file.stat().st_ino) if file.exists() else ""
    try:
        with psycopg.connect(database_url, connect_timeout=5) as connection:
            found = connection.execute(
                "SELECT system_identifier, oid FROM pg_control_system(), pg_database WHERE datname = current_database()"
            ).fetchone()
    except psycopg.Error as error:
        raise CannotStart(f"DATABASE_URL: {str(error).strip().splitlines()[0]}") from error
    return str(found)


def digest(paths: tuple[Path, ...], salt: str) -> str:
    """Of the names and contents of all files below the paths."""
    total = hashlib.sha256(salt.encode())
    for path in _files(paths):
        total.update(f"{path.relative_to(ROOT)}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def secret_key(run_dir: Path) -> Path:
    """A file with a key drawn once for this machine."""
    path = run_dir / "secret-key"
    if not path.exists():
        _write_private(path, secrets.token_urlsafe(50))
    return path


def _files(paths: tuple[Path, ...]) -> Iterator[Path]:
    for path in paths:
        found = [path] if path.is_file() else sorted(path.rglob("*"))
        yield from (each for each in found if each.is_file() and each.suffix != ".pyc")


def manage(*arguments: str) -> str:
    """Runs manage.py. Raises CannotStart with its last line."""
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        said = (done.stderr or done.stdout).strip().removeprefix("chainrule: ")
        raise CannotStart(said if "Traceback" not in said else f"manage.py {' '.join(arguments)} failed:\n{said}")
    return done.stdout


def _demo(run_dir: Path) -> None:
    fixed = os.environ.get("CHAINRULE_DEMO_PASSWORD")
    _write_private(run_dir / "demo-accounts", manage("demo", *(("--password", fixed) if fixed else ())))


def _collect_static(_run_dir: Path) -> None:
    manage("collectstatic", "--noinput", "--clear")


def _write_private(path: Path, text: str) -> None:
    path.touch(mode=0o600)
    path.write_text(text)


PYTHON = ROOT / "requirements" / "web.lock"
STEPS = (
    Step(
        "migrate",
        "migrating the database",
        (*ROOT.glob("*/migrations"), PYTHON),
        lambda _run_dir: manage("migrate", "--noinput"),
    ),
    Step("static", "collecting static files", (ROOT / "static", PYTHON), _collect_static),
    Step(
        "catalogue",
        "loading the catalogue",
        (ROOT / "catalogue", *(ROOT / name for name in CODE)),
        lambda _run_dir: manage("catalogue", "load"),
    ),
    Step("demo", "creating the demo accounts", (ROOT / "accounts",), _demo),
)
