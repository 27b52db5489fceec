from importlib import import_module

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self) -> None:
        """Connect the receivers of confirmed addresses and of the end of a migration."""
        import_module("accounts.memberships")
        roles = import_module("accounts.roles")
        # Of the apps' signals that of auth comes after all of ours, when their permissions exist.
        post_migrate.connect(roles.refresh, sender=apps.get_app_config("auth"))
