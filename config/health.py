"""Health: `/livez` says that the web process answers, `/readyz` that a learner's code would reach a verdict."""

import logging
import os
from collections.abc import Callable
from functools import lru_cache, partial

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from kombu.exceptions import OperationalError

from config.celery import app
from quizzes import nodes

BROKER_TIMEOUT_S = 2
PROFILES = ("numpy", "torch")
logger = logging.getLogger(__name__)


class NotReadyError(Exception):
    """What is missing, in a few words."""


@login_not_required
@never_cache
def livez(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok", content_type="text/plain")


@login_not_required
@never_cache
def readyz(_request: HttpRequest) -> JsonResponse:
    """200 when every check holds, else 503; either way each check's result by name."""
    results = {name: _result(check) for name, check in CHECKS.items()}
    missing = [name for name, result in results.items() if result != "ok"]
    return JsonResponse({"ready": not missing, "missing": missing, "checks": results}, status=503 if missing else 200)


def _result(check: Callable[[], None]) -> str:
    try:
        check()
    except NotReadyError as reason:
        return str(reason)
    except Exception as error:  # whatever a dead database raises: its name is the answer, its text stays in the log
        logger.exception("readyz")
        return type(error).__name__
    return "ok"


def database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def migrations() -> None:
    if not _migrated():
        _migrated.cache_clear()
        raise NotReadyError("some migrations are not applied")


@lru_cache(maxsize=1)
def _migrated() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def broker() -> None:
    if settings.BROKER_URL.startswith("filesystem"):
        if not os.access(settings.BROKER_DIR / "messages", os.W_OK):
            raise NotReadyError("the broker's folder cannot be written")
        return
    with app.connection_for_write() as link:
        try:
            link.ensure_connection(max_retries=1, timeout=BROKER_TIMEOUT_S)
        except OperationalError as error:
            raise NotReadyError("the broker does not answer") from error


def worker() -> None:
    if not nodes.alive():
        raise NotReadyError("no worker has reported itself lately")


def sandbox(profile: str) -> None:
    if profile not in nodes.profiles_alive():
        raise NotReadyError("no node has reported it lately")


CHECKS: dict[str, Callable[[], None]] = {
    "database": database,
    "migrations": migrations,
    "broker": broker,
    "worker": worker,
    **{f"sandbox {profile}": partial(sandbox, profile) for profile in PROFILES},
}
