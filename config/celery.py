import os
from typing import Any

from celery import Celery
from celery.signals import task_prerun, worker_process_init
from django.db import close_old_connections
from django.db.backends.signals import connection_created

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("chainrule")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@task_prerun.connect
def _mind_the_connection(**_: Any) -> None:
    """As a request does: a connection that is old, or broken since the last task, is replaced."""
    close_old_connections()


@worker_process_init.connect
def _wait_for_no_disk(**_: Any) -> None:
    connection_created.connect(_commit_at_leisure)


def _commit_at_leisure(connection: Any, **_: Any) -> None:
    """What a worker writes on the way may be lost in a crash of the database, since the sweeper starts the row again;
    the verdict waits for the disk all the same (`quizzes.judging`).
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET synchronous_commit TO off")
