"""POST and DELETE /api/v1/token/"""

from datetime import timedelta

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, hotp_value, yield_hotp_counters_from_time
from django.utils import timezone
from knox.models import AuthToken

URL = "/api/v1/token/"
RIGHT = {"username": "erin", "password": "correct horse battery"}


def log_in(client, headers=None, **changes):
    return client.send(URL, {**RIGHT, **changes}, headers=headers)


def with_token(client, token):
    return client.get("/api/v1/attempts/", headers={"Authorization": f"Token {token}"})


def test_a_password_gets_a_token_that_works_and_expires(guest, erin):
    found = log_in(guest).json()

    assert with_token(guest, found["token"]).status_code == 200
    assert found["expiry"]
    AuthToken.objects.update(expiry=timezone.now() - timedelta(seconds=1))
    assert with_token(guest, found["token"]).status_code == 401


def test_the_database_holds_no_token_that_works(guest, erin):
    token = log_in(guest).json()["token"]
    stored = AuthToken.objects.get()

    assert token not in (stored.digest, stored.token_key)


@pytest.mark.parametrize("changes", [{"password": "wrong"}, {"username": "nobody"}, {"password": "x" * 1000}])
def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(guest, erin, changes):
    response = log_in(guest, **changes)

    assert response.status_code == 403
    assert response.json()["detail"] == "No account with this username and password."
    assert not AuthToken.objects.exists()


def test_somebody_who_was_barred_gets_none(guest, erin):
    erin.is_active = False
    erin.save()

    assert log_in(guest).status_code == 403


@pytest.mark.parametrize("body", [{}, {"username": "erin"}, {"username": ["erin"], "password": "x"}, [], "x", 3])
def test_it_names_what_is_missing(guest, erin, body):
    assert guest.send(URL, body).status_code == 400


def test_the_eleventh_try_in_a_minute_on_one_account_waits(guest, erin):
    for number in range(10):
        assert log_in(guest, password="wrong", username="Erin").status_code == 403, number
    response = log_in(guest, headers={"X-Forwarded-For": "203.0.113.7"})

    assert response.status_code == 429
    assert 0 < int(response["Retry-After"]) <= 60
    assert not AuthToken.objects.exists()


def test_an_address_cannot_try_one_account_after_another(guest, erin):
    for number in range(10):
        log_in(guest, username=f"name-{number}", headers={"X-Forwarded-For": f"203.0.113.{number}"})

    assert log_in(guest).status_code == 429


def test_the_limit_on_log_ins_does_not_bar_the_rest_of_the_api(guest, card):
    for _ in range(11):
        log_in(guest, password="wrong")

    assert guest.get("/api/v1/cards/").status_code == 200


def test_logging_out_ends_this_token_and_no_other(guest, erin):
    first, second = (log_in(guest).json()["token"] for _ in range(2))

    assert guest.delete(URL, headers={"Authorization": f"Token {first}"}).status_code == 204
    assert with_token(guest, first).status_code == 401
    assert with_token(guest, second).status_code == 200


def test_logging_out_needs_the_token(guest, client, erin):
    assert guest.delete(URL).status_code == 401
    assert guest.delete(URL, headers={"Authorization": "Token nonsense"}).status_code == 401
    client.force_login(erin)
    assert client.delete(URL).status_code == 401


def test_a_second_factor_is_asked_for(guest, erin):
    secret = generate_totp_secret()
    TOTP.activate(erin, secret)
    code = f"{hotp_value(secret, next(iter(yield_hotp_counters_from_time()))):06}"

    assert log_in(guest).status_code == 403
    assert log_in(guest, code="000000").status_code == 403
    assert "second factor" in log_in(guest).json()["detail"]
    assert log_in(guest, code=code).status_code == 200


def test_a_recovery_code_works_once(guest, erin):
    TOTP.activate(erin, generate_totp_secret())
    code = RecoveryCodes.activate(erin).get_unused_codes()[0]

    assert log_in(guest, code=code).status_code == 200
    assert log_in(guest, code=code).status_code == 403


def test_an_old_token_in_the_header_does_not_matter(guest, erin, dave):
    other = AuthToken.objects.create(dave)[1]

    for header in (f"Token {other}", "Token nonsense"):
        assert log_in(guest, headers={"Authorization": header}).status_code == 200
    assert AuthToken.objects.filter(user=erin).count() == 2
