"""The site as the benchmark serves and asks it. Import after django.setup()."""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from importlib import import_module
from pathlib import Path
from random import Random
from urllib.parse import quote, urlencode, urlsplit, urlunsplit

import psycopg
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from benchmarks import wrk
from cards.models import Card
from quizzes.models import Question
from reviews.seeding import PREFIX
from tools.servers import free_port
from tools.stack import servers

ROOT = Path(__file__).resolve().parent.parent
CARD = "/cards/scaled-dot-product-attention/"
TOKEN = "b" * 32  # a CSRF secret; the cookie and the field of a request only have to agree
READY_S = 60


@dataclass(frozen=True, slots=True)
class Visitor:
    """A signed-in learner."""

    user: User
    session: str

    @property
    def cookies(self) -> str:
        return f"{settings.SESSION_COOKIE_NAME}={self.session}; csrftoken={TOKEN}"


def sign_in(number: int) -> list[Visitor]:
    """The made-up learners of the small database first, then new ones."""
    users = list(User.objects.filter(username__startswith=f"{PREFIX}learner").order_by("pk"))[:number]
    users += [User.objects.get_or_create(username=f"bench-{at}")[0] for at in range(number - len(users))]
    return [Visitor(user, _session(user)) for user in users]


def _session(user: User) -> str:
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY], store[BACKEND_SESSION_KEY] = str(user.pk), settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.create()
    return str(store.session_key)


@contextmanager
def serving(folder: Path, database: str) -> Iterator[int]:
    """The site under granian with the options of `make run`; yields its port."""
    port = free_port()
    (web,) = (server for server in servers(folder, "127.0.0.1", port) if server.name == "web")
    with _running(web.command, port, "/livez", {"DATABASE_URL": database}):
        yield port


@contextmanager
def bare(file: Path, *, middleware: bool = True) -> Iterator[int]:
    """benchmarks/bare.py under the same granian."""
    port = free_port()
    (web,) = (server for server in servers(file.parent, "127.0.0.1", port) if server.name == "web")
    with _running(
        (*web.command[:-1], "benchmarks.bare:application"), port, "/", settings_of(file, middleware=middleware)
    ):
        yield port


def settings_of(file: Path, *, middleware: bool) -> dict[str, str]:
    return {"BARE_FILE": str(file), "BARE": "" if middleware else "1"}


@contextmanager
def _running(command: Sequence[str], port: int, path: str, extra: dict[str, str]) -> Iterator[None]:
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | extra)
    try:
        until = time.monotonic() + READY_S
        while not _answers(port, path):
            if process.poll() is not None or time.monotonic() > until:
                sys.exit(f"{command[-1]} did not start")
            time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait(10)


def _answers(port: int, path: str) -> bool:
    try:
        body_of(port, path)
    except OSError:
        return False
    return True


def body_of(port: int, path: str) -> bytes:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=20) as answer:
        return bytes(answer.read())


def must_be_a_learners_page(port: int, request: str) -> None:
    """Exits when the answer is anything else: a redirect to the sign-in or a guest's page is fast, and no result."""
    path, cookies = request.split()[1], request.partition("Cookie: ")[2].partition("\r")[0]
    link = HTTPConnection("127.0.0.1", port, timeout=READY_S)  # the first one of a process takes long
    link.request("GET", path, headers={"Cookie": cookies})
    answer = link.getresponse()
    body = answer.read()
    link.close()
    if answer.status != 200 or reverse("account_logout").encode() not in body:
        sys.exit(f"{path} answers {answer.status}, and not to a learner")


def get(path: str, visitor: Visitor | None = None) -> str:
    return wrk.request(path, cookies=visitor.cookies if visitor else "")


def card_queries() -> int:
    """Of the card page for a learner whose answers are on it, as any but the first request meets it."""
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(User.objects.filter(username__startswith="bench-")[0])
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            status = client.get(CARD).status_code
    if status != 200:
        sys.exit(f"{CARD} answers {status}")
    return len(queries)


def answers(visitors: Sequence[Visitor]) -> list[str]:
    """A wrong answer of each learner to each question with choices of one card, then of the next."""
    rows = Question.objects.filter(card__slug=CARD.split("/")[2], kind="single", active=True).order_by("position")
    wrong = [(question.pk, question.choices.filter(correct=False).first()) for question in rows]
    return [
        wrk.request(
            f"/questions/{pk}/answer", method="POST", cookies=visitor.cookies,
            body=urlencode({"choice": choice.pk if choice else 0, "csrfmiddlewaretoken": TOKEN}),
            headers=("HX-Request: true",),
        )
        for pk, choice in wrong for visitor in visitors
    ]  # fmt: skip


def pages() -> dict[str, list[str]]:
    """What is asked of a small and of a large database: the same cards, words and learners exist in both."""
    visitors = sign_in(len(User.objects.filter(username__startswith=f"{PREFIX}learner")))
    titles = [title.split() for title in _titles()]
    draws = Random(3)
    queries = [form(words) for words in titles for form in (lambda w: w[0], " ".join, lambda w: w[1][:-1])]
    queries += [words[2][:2] + words[2][3:] for words in titles[:30] if len(words[2]) > 5]  # a slip
    draws.shuffle(queries)
    slugs = [f"/cards/{slug}/" for slug in _slugs()]
    return {
        "home": [get("/home", visitor) for visitor in visitors],
        "card": [get(slug, visitor) for slug in slugs for visitor in visitors[:3]],
        "search": [get(f"/search?q={quote(query)}", visitors[at % len(visitors)]) for at, query in enumerate(queries)],
    }


def _titles() -> list[str]:
    return list(Card.objects.filter(slug__startswith=PREFIX).order_by("order").values_list("current__title", flat=True))


def _slugs() -> list[str]:
    return list(Card.objects.filter(slug__startswith=PREFIX).order_by("order").values_list("slug", flat=True))


def copy_database(url: str, name: str) -> str:
    """A copy under another name on the same server; its URL."""
    parts = urlsplit(url)
    original = parts.path[1:]
    connection.close()
    with psycopg.connect(urlunsplit(parts._replace(path="/postgres")), autocommit=True) as link:
        link.execute(f'CREATE DATABASE "{name}" TEMPLATE "{original}"'.encode())
    return urlunsplit(parts._replace(path=f"/{name}"))


def analyse(url: str) -> None:
    """What autovacuum would have done by the time a database is so large."""
    with psycopg.connect(url, autocommit=True) as link:
        link.execute("VACUUM ANALYZE")
