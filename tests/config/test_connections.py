"""Connections to the database are kept: a new one for each request or task costs more than most queries."""

import os
import subprocess
import sys

import pytest
from django.db import ConnectionHandler, connection

CODE = """
from django.conf import settings
database = settings.DATABASES["default"]
print(database["CONN_MAX_AGE"], database["CONN_HEALTH_CHECKS"])
"""


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("postgres://u@h/d", "60 True"),
        ("sqlite:////tmp/x.sqlite3", "60 False"),
    ],
)
def test_a_connection_is_kept_for_a_minute(url, kept):
    environment = os.environ | {"DATABASE_URL": url, "SECRET_KEY": "x", "DJANGO_SETTINGS_MODULE": "config.settings"}
    done = subprocess.run([sys.executable, "-c", CODE], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == kept


@pytest.fixture
def another():
    """A connection of its own to PostgreSQL, which may be ended; what it is asked is gathered in `queries_log`."""
    if connection.vendor != "postgresql":
        pytest.skip("PostgreSQL's connections: the run on PostgreSQL tests them")
    settings = connection.settings_dict | {"CONN_HEALTH_CHECKS": True}
    found = ConnectionHandler({"default": settings})["default"]
    found.force_debug_cursor = True
    yield found
    found.close()


def _next_request(kept):
    kept.close_if_unusable_or_obsolete()
    kept.health_check_done = False


@pytest.mark.django_db
def test_a_connection_that_stands_is_kept_without_a_question(another):
    with another.cursor() as cursor:
        cursor.execute("SELECT 1")
    before, asked = another.connection, len(another.queries_log)
    _next_request(another)
    with another.cursor() as cursor:
        cursor.execute("SELECT 2")
    assert another.connection is before
    assert [query["sql"] for query in list(another.queries_log)[asked:]] == ["SELECT 2"]


@pytest.mark.django_db
def test_a_connection_that_the_server_ended_is_replaced_before_a_request_meets_it(another):
    with another.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (process,) = cursor.fetchone()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [process])
    _next_request(another)
    with another.cursor() as cursor:
        cursor.execute("SELECT 2")
        assert cursor.fetchone() == (2,)


@pytest.mark.django_db(transaction=True)  # what is told is heard at the commit
def test_a_server_that_only_said_something_keeps_its_connection(another):
    with another.cursor() as cursor:
        cursor.execute("LISTEN news")
        before, asked = another.connection, len(another.queries_log)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify('news', '')")
    _next_request(another)
    with another.cursor() as cursor:
        cursor.execute("SELECT 2")
    assert another.connection is before
    assert len(another.queries_log) == asked + 1
