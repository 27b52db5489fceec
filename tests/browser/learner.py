"""What a learner does in the browser, by the roles and labels a person goes by."""

import re
from urllib.parse import urlencode

from playwright.sync_api import expect

from tests.browser.answers import CATALOGUE, AnswerKey
from tests.site_fixtures import PASSWORD

JUDGED_MS = 90_000
PASTE = """
(editor, text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}
"""


class Learner:
    def __init__(self, page, site, username):
        self.page, self.site, self.username = page, site, username
        self._token = None

    def sign_up(self):
        page = self.page
        page.goto("/account/signup/")
        page.get_by_label("Username").fill(self.username)
        page.get_by_label("Email").fill(f"{self.username}@example.org")
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("main").get_by_role("button", name="Sign up").click()
        page.wait_for_url("**/home")

    @property
    def token(self):
        """For asking the API what this very learner sees."""
        if self._token is None:
            status, answer = self.site.ask("/api/v1/token/", {"username": self.username, "password": PASSWORD})
            assert status == 200, answer
            self._token = answer["token"]
        return self._token

    def open_card(self, slug):
        """Through the search: the front page shows the first cards of many."""
        (card,) = CATALOGUE.glob(f"*/{slug}/card.md")
        title = re.search(r'^title = "(.+)"$', card.read_text(), re.MULTILINE).group(1)
        self.page.goto(f"/search?{urlencode({'q': title})}")
        self.page.get_by_role("main").locator(f"a[href='/cards/{slug}/']").first.click()
        self.page.wait_for_url(f"**/cards/{slug}/")

    def completions(self):
        """The number in "Completed by N users" on the card that is open."""
        info = self.page.get_by_role("complementary", name="About this card")
        return int(re.search(r"(\d+) users?", info.inner_text()).group(1))

    def task(self, key):
        return self.page.locator(f"#q-{key}")

    def take_hint(self, key):
        task = self.task(key)
        before = task.locator(".rungs .say").count()
        task.get_by_role("button", name=re.compile("Show hint")).click()
        expect(task.locator(".rungs .say")).to_have_count(before + 1)

    def answer(self, key, response):
        """Fill in and check; `response` is {"choices": [ids]} or {"number": text}."""
        task = self.task(key)
        for box in task.locator("input[type=checkbox][name=choice]:checked").all():
            box.uncheck()
        for choice in response.get("choices", ()):
            task.locator(f"input[name=choice][value='{choice}']").check()
        if "number" in response:
            task.locator("input[name=number]").fill(response["number"])
        task.get_by_role("button", name="Check").click()

    def answer_all(self, slug):
        """Every question of the card that is open: the first choice question wrong at first, then all right."""
        key = AnswerKey(self.site, slug, self.token)
        wrong = next(question for question in key.questions() if question["kind"] == "single")
        self.page.reload()  # the fresh numbers may have been drawn since
        self.answer(wrong["key"], key.wrong(wrong))
        expect(self.task(wrong["key"]).locator(".explain")).to_contain_text("Not yet")
        for question in key.questions():
            self.answer(question["key"], key.right(question))
            expect(self.task(question["key"]).locator(".explain.right")).to_be_visible()

    def write(self, code):
        """Replace the editor's text."""
        self.page.wait_for_load_state()
        editor = self.page.locator(".cm-content")
        editor.click()
        self.page.keyboard.press("ControlOrMeta+A")
        editor.evaluate(PASTE, code)

    def submit(self, code, button="Submit"):
        """Replace the editor's text and press a button; waits for the verdict's word."""
        page = self.page
        self.write(code)
        number = page.locator("#runs li").count() + 1
        page.get_by_role("button", name=button).click()
        expect(page.locator("#runs li")).to_have_count(number)
        latest = page.locator("#runs .id").first.inner_text().strip()
        expect(page.locator(f"#live[data-say^='Submission {latest}: '] .live-end")).to_be_visible(timeout=JUDGED_MS)
        return self.verdict()

    def verdict(self):
        return self.page.locator("#verdict-title").inner_text().strip()
