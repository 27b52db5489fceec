"""An account from the first mail to the last question, at 390 and 1280 px, on a site whose mails can be read."""

import json
import zipfile
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal import auth
from playwright.sync_api import expect

from accounts.models import User
from quizzes.models import Attempt
from tests.accounts.conftest import links
from tests.browser.axe import assert_sound
from tests.browser.conftest import NARROW, WIDE, at_both_widths
from tests.site_fixtures import PASSWORD

NEW_PASSWORD = "another horse battery"
FAR = "Pacific/Kiritimati"


@pytest.fixture
def nina(transactional_db):
    person = User.objects.create_user("nina", "nina@example.org", PASSWORD)
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def heading(page):
    return page.get_by_role("main").get_by_role("heading", level=1)


def press(page, name):
    page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


def sign_in(page, password=PASSWORD, *, until="**/home"):
    page.goto("/account/login/")
    page.get_by_label("Login").fill("nina")
    page.get_by_label("Password").fill(password)
    press(page, "Sign in")
    page.wait_for_url(until)


def give_password(page):
    """What touches security asks for it once more."""
    page.wait_for_url("**/account/reauthenticate/**")
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Go on")


def open_from_account(page, name):
    page.goto("/account/")
    page.get_by_role("main").get_by_role("link", name=name).click()


@at_both_widths
def test_a_guest_signs_up_confirms_the_address_and_keeps_the_answers(
    visit_here, one_card, viewport, settings, mailoutbox
):
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    page = visit_here(viewport=viewport, timezone_id="Asia/Tokyo").page
    page.goto(one_card)
    task = page.locator("#q-twice-three")
    task.get_by_role("radio", name="6").check()
    task.get_by_role("button", name="Check").click()
    expect(task.locator(".explain.right")).to_be_focused()
    page.locator("#solved").get_by_role("link", name="Sign in").click()
    page.get_by_role("main").get_by_role("link", name="Sign up").click()
    page.get_by_label("Username").fill("nina")
    page.get_by_label("Email").fill("nina@example.org")
    page.get_by_label("Password", exact=True).fill("nina")
    press(page, "Sign up")
    expect(page.get_by_role("alert").first).to_contain_text("too short")
    assert_sound(page)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    press(page, "Sign up")
    expect(heading(page)).to_have_text("Confirm your address")
    page.goto("/home")
    expect(heading(page)).to_have_text("Sign in")  # not before the mail is answered
    (link, _home) = links(mailoutbox[0])
    page.goto(link)
    expect(page.get_by_role("main")).to_contain_text("Is nina@example.org the address of nina?")
    press(page, "Yes, confirm it")
    sign_in(page)
    expect(page.get_by_text("1 answer you gave as a guest is now in your account.")).to_be_visible()
    page.goto(one_card)
    expect(task).to_contain_text("Right, first try")
    assert Attempt.objects.get().user.timezone == "Asia/Tokyo"


def test_the_day_follows_the_zone_and_the_hour_one_sets(visit_here, nina):
    page = visit_here(timezone_id="Asia/Tokyo").page
    sign_in(page)
    for hour, size in ((0, WIDE), (23, NARROW)):
        page.set_viewport_size(size)
        page.goto("/account/")
        page.get_by_label("Time zone").select_option(FAR)
        page.get_by_label("A new day starts at").select_option(f"{hour:02}:00")
        press(page, "Save")
        expect(page.get_by_text("Saved.")).to_be_visible()
        before = date_of(hour)
        page.goto("/home")
        shown = page.get_by_role("region").first.locator("time").get_attribute("datetime")
        assert shown in {before, date_of(hour)}
    page.goto("/account/")
    press(page, "Asia/Tokyo")  # the browser's own zone is offered
    expect(page.get_by_label("Time zone")).to_have_value("Asia/Tokyo")
    expect(page.get_by_label("Time zone")).to_be_focused()
    assert_sound(page)


def date_of(hour):
    """Of the day that is under way at FAR when days begin at this hour."""
    return (datetime.now(UTC).astimezone(ZoneInfo(FAR)) - timedelta(hours=hour)).date().isoformat()


def test_a_second_factor_is_asked_for_and_other_sessions_are_ended(visit_here, nina, monkeypatch):
    page, phone = visit_here().page, visit_here(viewport=NARROW, user_agent="A phone").page
    for each in (phone, page):
        sign_in(each)
    open_from_account(page, "Where you are signed in")
    expect(page.get_by_role("listitem").filter(has_text="A phone")).not_to_contain_text("this one")
    expect(page.get_by_role("listitem").filter(has_text="this one")).to_have_count(1)
    press(page, "Sign out everywhere else")
    expect(page.get_by_text("Nowhere else.")).to_be_visible()
    phone.reload()
    expect(heading(phone)).to_have_text("Sign in")

    at(1000, monkeypatch)
    open_from_account(page, "Two-factor sign-in")
    page.get_by_role("link", name="Switch it on").click()
    give_password(page)
    key = page.get_by_label("Key")
    secret = key.input_value()
    page.get_by_label("Authenticator code").fill("000000")
    press(page, "Switch it on")
    expect(page.get_by_role("alert")).to_be_visible()
    assert key.input_value() == secret
    page.get_by_label("Authenticator code").fill(digits(secret, 1000))
    press(page, "Switch it on")
    expect(heading(page)).to_have_text("Recovery codes")
    expect(page.get_by_role("main").locator(".codes li")).to_have_count(10)

    at(1001, monkeypatch)
    sign_in(phone, until="**/2fa/authenticate/")
    expect(heading(phone)).to_have_text("The second step")
    code = phone.get_by_label("Code")
    for wrong in ("000000", digits(secret, 900)):
        code.fill(wrong)
        press(phone, "Sign in")
        expect(phone.get_by_role("alert")).to_be_visible()
    assert_sound(phone)
    code.fill(digits(secret, 1001))
    press(phone, "Sign in")
    phone.wait_for_url("**/home")


def at(counter, monkeypatch):
    """The half minute it is for codes: a real one could end between the reading of a code and its check."""
    monkeypatch.setattr(auth, "yield_hotp_counters_from_time", lambda: iter([counter]))


def digits(secret, counter):
    return auth.format_hotp_value(auth.hotp_value(secret, counter))


def test_a_forgotten_password_is_set_anew_through_the_mail_on_another_device(visit_here, nina, mailoutbox):
    page, phone = visit_here().page, visit_here(viewport=NARROW).page
    page.goto("/account/login/")
    page.get_by_role("link", name="Forgot your password?").click()
    page.get_by_label("Email").fill("nina@example.org")
    press(page, "Send the mail")
    expect(heading(page)).to_have_text("Look into your mail")
    (link, _home) = links(mailoutbox[0])
    phone.goto(link)
    expect(heading(phone)).to_have_text("Choose a new password")
    assert_sound(phone)
    for field in phone.get_by_role("main").locator("input[type=password]").all():
        field.fill(NEW_PASSWORD)
    press(phone, "Set the password")
    expect(heading(phone)).to_have_text("Your password is changed")
    phone.goto(link)
    expect(heading(phone)).to_have_text("This link no longer works")
    sign_in(page, NEW_PASSWORD)


def test_everything_is_downloaded_and_the_account_deleted(visit_here, one_card, nina, tmp_path):
    page = visit_here(allows=["400"]).page  # the wrong name
    sign_in(page)
    page.goto(one_card)
    task = page.locator("#q-twice-three")
    task.get_by_role("radio", name="6").check()
    task.get_by_role("button", name="Check").click()
    expect(task.locator(".explain.right")).to_be_focused()
    open_from_account(page, "Download everything")
    give_password(page)
    with page.expect_download() as download:
        press(page, "Download the ZIP")
    assert download.value.suggested_filename.startswith("chainrule-nina-")
    download.value.save_as(tmp_path / "everything.zip")
    with zipfile.ZipFile(tmp_path / "everything.zip") as archive:
        (answer,) = json.loads(archive.read("yours/quizzes.attempt.json"))
        assert answer["correct"] is True
        assert json.loads(archive.read("account.json"))["email"] == "nina@example.org"

    page.set_viewport_size(NARROW)
    open_from_account(page, "Delete your account")
    page.get_by_label("Your user name").fill("anna")
    press(page, "Delete my account for good")
    expect(page.get_by_role("alert")).to_contain_text("That is not your user name")
    assert_sound(page)
    page.get_by_label("Your user name").fill("nina")
    press(page, "Delete my account for good")
    expect(page.get_by_text("Your account is deleted.")).to_be_visible()
    page.goto("/account/login/")
    page.get_by_label("Login").fill("nina")
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Sign in")
    expect(page.get_by_role("alert")).to_be_visible()
    assert Attempt.objects.get().user.shown_name == "Former member"
