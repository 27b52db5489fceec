"""Connections to the database are kept: a new one for each request or task costs more than most queries."""

import os
import subprocess
import sys

import pytest

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
