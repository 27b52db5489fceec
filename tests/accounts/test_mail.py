"""Sign-up, confirmation and reset, through the mails they send."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from accounts.models import User
from tests.accounts.conftest import PASSWORD, links

NEW = {"username": "nina", "email": "nina@example.org", "password1": PASSWORD, "timezone": "Europe/Berlin"}


@pytest.fixture
def mandatory(settings):
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"


def sign_up(client, **changes):
    return client.post(reverse("account_signup"), NEW | changes)


def test_the_mail_bears_the_sites_name_and_address(client, db, mailoutbox, settings):
    settings.SITE_URL = "https://learn.example.org"
    sign_up(client)
    (mail,) = mailoutbox
    assert mail.subject == "Chainrule: Confirm your address"
    assert "https://learn.example.org" in mail.body
    assert "example.com" not in mail.body
    assert mail.body.rstrip().endswith("Chainrule\nhttps://learn.example.org")


def test_without_a_mail_server_a_new_person_is_in_at_once(client, db):
    assert sign_up(client).url == reverse("home")


def test_with_one_the_address_is_confirmed_first(client, db, mailoutbox, mandatory):
    answer = sign_up(client)
    assert answer.url == reverse("account_email_verification_sent")
    assert client.get(reverse("home")).status_code == 302
    (link, _home) = links(mailoutbox[0])
    assert "Is nina@example.org the address of nina?" in client.get(link).content.decode()
    client.post(link)
    assert EmailAddress.objects.get(user__username="nina").verified
    client.post(reverse("account_login"), {"login": "nina", "password": PASSWORD})
    assert client.get(reverse("home")).status_code == 200


def test_a_damaged_link_is_told(client, db):
    assert "too old or damaged" in client.get(reverse("account_confirm_email", args=["MQ:nonsense"])).content.decode()


def test_the_browsers_time_zone_becomes_the_persons(client, db):
    sign_up(client)
    assert User.objects.get(username="nina").timezone == "Europe/Berlin"


@pytest.mark.parametrize("said", ["", "Mars/Olympus", "../../etc/passwd", "x" * 64])
def test_a_zone_that_is_none_turns_nobody_away(client, db, said):
    sign_up(client, timezone=said)
    assert User.objects.get(username="nina").timezone == "UTC"


def test_a_forgotten_password_is_set_anew_by_a_link_that_works_once(client, alice, mailoutbox):
    EmailAddress.objects.create(user=alice, email=alice.email, verified=True, primary=True)
    client.post(reverse("account_reset_password"), {"email": alice.email})
    (mail,) = mailoutbox
    assert mail.subject == "Chainrule: Choose a new password"
    (link, _home) = links(mail)
    form = client.get(link, follow=True)
    address = form.redirect_chain[-1][0]
    client.post(address, {"password1": "another horse battery", "password2": "another horse battery"})
    alice.refresh_from_db()
    assert alice.check_password("another horse battery")
    assert "no longer works" in client.get(link, follow=True).content.decode()


def test_an_unknown_address_gets_the_same_page(client, db, mailoutbox):
    answer = client.post(reverse("account_reset_password"), {"email": "nobody@example.org"}, follow=True)
    assert "If there is an account with that address" in answer.content.decode()


def test_a_changed_password_is_told_by_mail(signed_in, alice, mailoutbox):
    EmailAddress.objects.create(user=alice, email=alice.email, verified=True, primary=True)
    new = {"oldpassword": PASSWORD, "password1": "another horse battery", "password2": "another horse battery"}
    answer = signed_in.post(reverse("account_change_password"), new)
    assert answer.url == reverse("account_settings")
    assert any(re.search("password", mail.subject, re.IGNORECASE) for mail in mailoutbox)


def test_an_address_is_changed_by_adding_confirming_and_preferring_it(signed_in, alice, mailoutbox):
    EmailAddress.objects.create(user=alice, email=alice.email, verified=True, primary=True)
    page = reverse("account_email")
    signed_in.post(page, {"action_add": "", "email": "alice@new.example"})
    (link, _home) = links(next(mail for mail in mailoutbox if mail.to == ["alice@new.example"]))
    signed_in.post(link)
    signed_in.post(page, {"action_primary": "", "email": "alice@new.example"})
    signed_in.post(page, {"action_remove": "", "email": "alice@example.org"})
    alice.refresh_from_db()
    assert alice.email == "alice@new.example"
    assert [row.email for row in EmailAddress.objects.filter(user=alice)] == ["alice@new.example"]
