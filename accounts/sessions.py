"""The sessions of the database, each read by one plain statement: every page of a learner begins with it."""

from copy import deepcopy
from functools import lru_cache
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.db import connections, router
from django.utils import timezone

ROW = "SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > %s"
SHORT = 2_000  # characters; a guest's session may hold much more, and is read by one guest alone


class SessionStore(DatabaseSessions):
    def load(self) -> dict[str, Any]:
        """As Django's, without building a query and a row's object."""
        connection = connections[router.db_for_read(self.model)]
        now = connection.ops.adapt_datetimefield_value(timezone.now())
        with connection.cursor() as cursor:
            cursor.execute(ROW, [self.session_key, now])
            row = cursor.fetchone()
        if row is None:
            self._session_key = None  # Django's way to say that there is no such session
            return {}
        return deepcopy(_decoded(row[0])) if len(row[0]) <= SHORT else dict(self.decode(row[0]))


@lru_cache(2_000)
def _decoded(data: str) -> dict[str, Any]:
    """What a row's text says: checked and unpacked once, since most rows are read far oftener than written."""
    return dict(SessionStore().decode(data))
