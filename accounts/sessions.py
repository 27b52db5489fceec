"""The sessions of the database, each read by one plain statement: every page of a learner begins with it."""

from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.db import connections, router
from django.utils import timezone

ROW = "SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > %s"


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
        return dict(self.decode(row[0]))
