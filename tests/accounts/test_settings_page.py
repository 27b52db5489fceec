import pytest
from django.urls import reverse
from django.utils import translation

from accounts.zones import zone_choices, zones

PAGE = "account_settings"
CHOSEN = {"name": "Alice L.", "timezone": "Asia/Tokyo", "day_starts": "6", "language": ""}


@pytest.fixture(autouse=True)
def _english_again():
    yield
    translation.activate("en")


def test_it_asks_to_sign_in(client):
    assert client.get(reverse(PAGE)).status_code == 302


def test_name_zone_and_hour_are_kept(signed_in, alice):
    assert signed_in.post(reverse(PAGE), CHOSEN).status_code == 302
    alice.refresh_from_db()
    assert (alice.name, alice.timezone, alice.day_starts) == ("Alice L.", "Asia/Tokyo", 6)


@pytest.mark.parametrize(
    "wrong",
    [{"timezone": "Mars/Olympus"}, {"day_starts": "24"}, {"day_starts": "-1"}, {"language": "xx"}, {"name": "x" * 81}],
)
def test_a_forged_value_is_refused_and_nothing_changes(signed_in, alice, wrong):
    page = signed_in.post(reverse(PAGE), CHOSEN | wrong)
    assert 'role="alert"' in page.content.decode()
    alice.refresh_from_db()
    assert alice.timezone == "UTC"


def test_a_name_in_another_direction_is_shown_as_text(signed_in, alice):
    signed_in.post(reverse(PAGE), CHOSEN | {"name": "\u202e<b>evil</b>"})
    assert "<b>evil" not in signed_in.get(reverse("home")).content.decode()


def test_a_zone_that_is_gone_from_the_list_breaks_no_page(signed_in, alice):
    alice.timezone = "Nowhere/Gone"
    alice.save()
    assert signed_in.get(reverse(PAGE)).status_code == 200


def test_every_choice_is_a_zone():
    listed = {name for _region, places in zone_choices() for name, _place in places}
    assert listed == zones()
    assert {"UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires"} <= listed


def test_every_way_of_the_account_is_linked(signed_in):
    page = signed_in.get(reverse(PAGE)).content.decode()
    for name in (
        "account_email",
        "account_change_password",
        "mfa_index",
        "usersessions_list",
        "account_data",
        "account_delete",
    ):
        assert f'href="{reverse(name)}"' in page
