"""Who a session belongs to, read by one plain statement: every page of a learner asks for it."""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.backends import ModelBackend

from accounts.models import User

ROW = f"SELECT * FROM {User._meta.db_table} WHERE id = %s"  # noqa: S608 a constant


class _Quick(ModelBackend):
    def get_user(self, user_id: int) -> User | None:
        """As Django's, without building a query."""
        user = next(iter(User.objects.raw(ROW, [user_id])), None)
        return user if user is not None and self.user_can_authenticate(user) else None


class Password(_Quick):
    """Name and password, as Django checks them; permissions."""


class Account(_Quick, AuthenticationBackend):  # type: ignore[misc]  # an untyped library
    """Address or name, as django-allauth checks them."""
