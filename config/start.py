"""Start-up errors a person can act on: one line that names the setting, no traceback."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError


@contextmanager
def one_line_errors() -> Iterator[None]:
    """Ends the process with status 1 and one line when a setting is wrong or the database does not answer.

    `--traceback` on the command line shows where it came from instead.
    """
    try:
        yield
    except ImproperlyConfigured as error:
        _end(str(error))
    except OperationalError as error:
        if not _unreachable(error):
            raise
        _end(f"DATABASE_URL: {str(error).strip().splitlines()[0]}")


def _unreachable(error: OperationalError) -> bool:
    """Whether no server or file answered at all; an error that a statement met has a state of its own."""
    return getattr(error.__cause__, "sqlstate", "") is None or "unable to open database file" in str(error)


def _end(line: str) -> None:
    if "--traceback" in sys.argv:
        raise  # noqa: PLE0704 called from the except blocks above
    sys.exit(f"chainrule: {line}")
