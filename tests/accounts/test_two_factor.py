"""A second factor: switched on, asked for, replaced by a recovery code, switched off."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client
from django.urls import reverse

from tests.accounts.conftest import PASSWORD


def digits(secret):
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


@pytest.fixture
def secret(signed_in):
    page = signed_in.get(reverse("mfa_activate_totp")).content.decode()
    assert "QR code" in page
    secret = re.search(r'id="key" value="(\w+)"', page).group(1)
    answer = signed_in.post(reverse("mfa_activate_totp"), {"code": digits(secret)})
    assert answer.status_code == 302
    return secret


@pytest.fixture
def half_in(secret, alice):
    """A browser that has given the password."""
    browser = Client()
    answer = browser.post(reverse("account_login"), {"login": alice.username, "password": PASSWORD})
    assert answer.url.startswith(reverse("mfa_authenticate"))
    return browser


def test_the_password_alone_opens_nothing(half_in):
    assert half_in.get(reverse("home")).status_code == 302
    assert "The second step" in half_in.get(reverse("mfa_authenticate")).content.decode()


def test_a_wrong_code_is_told_and_opens_nothing(half_in):
    page = half_in.post(reverse("mfa_authenticate"), {"code": "000000"}).content.decode()
    assert 'role="alert"' in page
    assert half_in.get(reverse("home")).status_code == 302


def test_a_recovery_code_opens_the_account_once(half_in, signed_in, alice):
    codes = signed_in.get(reverse("mfa_view_recovery_codes")).content.decode()
    code = re.search(r"<li>(\w+)</li>", codes).group(1)
    half_in.post(reverse("mfa_authenticate"), {"code": code})
    assert half_in.get(reverse("home")).status_code == 200
    again = Client()
    again.post(reverse("account_login"), {"login": alice.username, "password": PASSWORD})
    again.post(reverse("mfa_authenticate"), {"code": code})
    assert again.get(reverse("home")).status_code == 302


def test_new_recovery_codes_replace_the_old(secret, signed_in, alice):
    before = signed_in.get(reverse("mfa_download_recovery_codes")).content
    signed_in.post(reverse("mfa_generate_recovery_codes"))
    assert signed_in.get(reverse("mfa_download_recovery_codes")).content != before


def test_it_is_switched_off_again(secret, signed_in, alice):
    assert "It is on." in signed_in.get(reverse("mfa_index")).content.decode()
    signed_in.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.filter(user=alice).exists()
