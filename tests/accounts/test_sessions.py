from django.test import Client
from django.urls import reverse


def test_signing_out_elsewhere_ends_the_others_and_keeps_this_one(sign_in, signed_in, alice):
    phone = sign_in(alice, Client(headers={"User-Agent": "A phone"}))
    page = signed_in.get(reverse("usersessions_list")).content.decode()
    assert "A phone" in page
    assert "this one" in page
    signed_in.post(reverse("usersessions_list"))
    assert signed_in.get(reverse("home")).status_code == 200
    assert phone.get(reverse("home")).status_code == 302


def test_strangers_sessions_are_not_listed(sign_in, signed_in, dave):
    sign_in(dave, Client(headers={"User-Agent": "Of dave"}))
    assert "Of dave" not in signed_in.get(reverse("usersessions_list")).content.decode()
