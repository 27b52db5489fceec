"""Django's PostgreSQL backend, which learns from the socket whether a kept connection still stands."""

import select

from django.db.backends.postgresql import base
from psycopg.pq import ConnStatus


class DatabaseWrapper(base.DatabaseWrapper):
    def is_usable(self) -> bool:
        """As Django's, which asks the server at every request; here only after an error or when it has spoken unasked.

        Between requests a server says nothing; when it ends a connection, the socket becomes readable.
        """
        if self.connection is None or self.connection.pgconn.status != ConnStatus.OK:
            return False
        if self.errors_occurred:
            return super().is_usable()
        waiting = select.poll()
        waiting.register(self.connection.pgconn.socket, select.POLLIN)
        return super().is_usable() if waiting.poll(0) else True
