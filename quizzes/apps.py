from importlib import import_module

from django.apps import AppConfig


class QuizzesConfig(AppConfig):
    name = "quizzes"

    def ready(self) -> None:
        """Connect the receiver of logins."""
        import_module("quizzes.arriving")
