"""What allauth asks the site."""

from typing import Any, NamedTuple

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from accounts.models import User


class Sender(NamedTuple):
    """What mails say of the site."""

    name: str
    domain: str


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A mail that bears the site's name and address."""
        super().send_mail(template_prefix, email, context | {"current_site": Sender("Chainrule", settings.SITE_URL)})

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:  # noqa: FBT001, FBT002 allauth's
        """A new person; their browser's time zone decides when their day begins."""
        user.timezone = form.cleaned_data.get("timezone") or "UTC"
        saved: User = super().save_user(request, user, form, commit)
        return saved

    def get_password_change_redirect_url(self, _request: HttpRequest) -> str:
        return reverse("account_settings")
