"""Who a session belongs to, read by one plain statement: every page of a learner asks for it."""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.backends import ModelBackend
from django.db import connections, router

from accounts.models import User

FIELDS = [field.attname for field in User._meta.concrete_fields]
ROW = "SELECT {} FROM {} WHERE id = %s".format(  # noqa: S608 names of our own
    ", ".join(f'"{field.column}"' for field in User._meta.concrete_fields), User._meta.db_table
)


def _read(pk: int) -> User | None:
    """The row as Django would read it, without building a query. SQLite's values would have to be converted."""
    connection = connections[router.db_for_read(User)]
    if connection.vendor != "postgresql":
        return next(iter(User.objects.raw(ROW, [pk])), None)
    with connection.cursor() as cursor:
        cursor.execute(ROW, [pk])
        row = cursor.fetchone()
    return User.from_db(connection.alias, FIELDS, row) if row else None


class _Quick(ModelBackend):
    def get_user(self, user_id: int) -> User | None:
        """As Django's, by one plain statement."""
        user = _read(user_id)
        return user if user is not None and self.user_can_authenticate(user) else None


class Password(_Quick):
    """Name and password, as Django checks them; permissions."""


class Account(_Quick, AuthenticationBackend):  # type: ignore[misc]  # an untyped library
    """Address or name, as django-allauth checks them."""
