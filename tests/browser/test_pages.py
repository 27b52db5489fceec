"""Every page at two widths, light and dark, signed out and in: no error, no violation of the policy or of WCAG 2.2 AA,
nothing wider than the screen."""

import hashlib
from pathlib import Path

import pytest
from django.urls import NoReverseMatch, get_resolver, resolve, reverse

from tests.browser.axe import SOURCE, assert_accessible, assert_legible_in_the_dark
from tests.browser.conftest import NARROW, WIDE
from tests.site_fixtures import PASSWORD

OPEN = ["/", "/?track=transformers", "/search?q=softmax", "/search?q=zzzzzz", "/map", "/cards/softmax-stable/",
        "/cards/from-calculus-to-lms/", "/code/train-xor/", "/status", "/account/login/", "/account/signup/",
        "/account/password/reset/", "/account/password/reset/done/", "/account/password/reset/key/done/",
        "/account/inactive/", "/account/confirm-email/", "/account/confirm-email/nonsense/",
        "/account/password/reset/key/1-nonsense/", "/cards/softmax-stable/report"]  # fmt: skip
OWN = ["/home", "/map", "/review", "/cards/two-layer-backprop-trace/", "/code/layer-norm/", "/code/layer-norm/history",
       "/code/layer-norm/report", "/account/", "/account/email/", "/account/password/change/", "/account/2fa/",
       "/account/sessions/", "/account/logout/"]  # fmt: skip
ASKING = ["/account/data/", "/account/delete/", "/account/2fa/totp/activate/"]
# Not pages, or pages that need more than a look: each is visited by the test named here or has nothing to see.
ELSEWHERE = {
    "maths_css", "theme", "language", "draft", "account_export", "livez", "readyz", "mfa_download_recovery_codes",
    "question_answer", "question_hint", "question_report", "code_submit", "code_hint", "submission_cancel",
    "review_undo", "review_show", "review_rate", "submission", "account_reauthenticate", "mfa_authenticate",
    "mfa_reauthenticate", "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes",
    "account_set_password", "account_confirm_login_code",
}  # fmt: skip


def settled(page, path):
    page.goto(path)
    page.evaluate("document.fonts.ready.then(() => true)")
    for widget in ("#code-form",):
        if page.locator(widget).count():
            page.locator(".cm-content").wait_for()


def look(page, path=None):
    """At both widths, in both colours."""
    if path:
        settled(page, path)
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        wider, height = page.evaluate(
            "[document.documentElement.scrollWidth - innerWidth, document.documentElement.scrollHeight]"
        )
        assert wider <= 0, f"{page.url} is {wider} px wider than {size['width']}"
        page.set_viewport_size(size | {"height": height})  # nothing lies under the bar that sticks to the bottom
        assert_accessible(page)
    assert_legible_in_the_dark(page)


@pytest.mark.parametrize("path", OPEN)
def test_an_open_page(guest, path):
    look(guest, path)


@pytest.mark.parametrize("path", OWN)
def test_a_learners_own_page(learner, path):
    look(learner, path)


@pytest.mark.parametrize("path", ASKING)
def test_a_page_that_asks_for_the_password_first(learner, path):
    settled(learner, path)
    if "reauthenticate" in learner.url:
        look(learner)
        learner.get_by_label("Password").fill(PASSWORD)
        learner.get_by_role("button", name="Go on").click()
        learner.wait_for_url(f"**{path}")
    look(learner)


@pytest.mark.parametrize(
    "path", ["/", "/cards/softmax-stable/", "/code/softmax/", "/account/signup/", "/search?q=softmax"]
)
def test_german_words_fit_a_phone(german, path):
    settled(german, path)
    german.set_viewport_size(NARROW)
    assert german.evaluate("document.documentElement.lang") == "de"
    assert german.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("path", ["/nowhere", "/cards/no-such-card/"])
def test_a_page_that_is_not_there(guest_at_errors, path):
    look(guest_at_errors, path)


def test_every_page_of_the_site_is_among_them():
    """A page somebody adds is looked at, or this fails."""
    visited = {resolve(path.partition("?")[0]).url_name for path in OPEN + OWN + ASKING}
    named = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert named - visited - ELSEWHERE - api_and_admin(named) == set()


def api_and_admin(named):
    found = set()
    for name in named:
        try:
            found |= {name} if reverse(name).startswith("/api/") else set()
        except NoReverseMatch:
            found |= {name} if name.startswith("api-") else set()
    return found


def test_the_vendored_axe_is_the_one_it_says():
    readme = (Path(__file__).resolve().parent / "vendor" / "README.md").read_text()
    assert hashlib.sha256(SOURCE.encode()).hexdigest() in readme
