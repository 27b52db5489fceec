import re

import pytest
from django.urls import reverse

from tests.quizzes.conftest import author, card, code_task, question  # noqa: F401 the same fixtures

PASSWORD = "correct horse battery"


@pytest.fixture
def sign_in(client):
    """Through the form, and the password once more, as what touches security asks for it."""

    def sign_in(user, via=client, password=PASSWORD):
        via.post(reverse("account_login"), {"login": user.username, "password": password})
        via.post(reverse("account_reauthenticate"), {"password": password})
        return via

    return sign_in


@pytest.fixture
def signed_in(sign_in, alice):
    return sign_in(alice)


def links(mail):
    """Paths of the addresses in a mail, on their own lines."""
    lines = [line.strip() for line in mail.body.splitlines()]
    return [re.sub(r"^https?://[^/]+", "", line) for line in lines if line.startswith("http")]
