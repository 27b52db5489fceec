"""The right answers, from the catalogue's files and what the API shows a learner (it never says which is right)."""

import time
import tomllib
from pathlib import Path

import numpy as np

from quizzes.variants import WANTED, fill

CATALOGUE = Path(__file__).resolve().parents[2] / "catalogue"
DRAWN_S = 60


class AnswerKey:
    def __init__(self, site, slug, token):
        self.site, self.slug, self.token = site, slug, token
        (folder,) = CATALOGUE.glob(f"*/{slug}")
        self.known = {each["id"]: each for each in tomllib.loads((folder / "questions.toml").read_text())["question"]}

    def questions(self):
        """As this learner sees them now, once the fresh numbers are drawn."""
        until = time.monotonic() + DRAWN_S
        while True:
            status, card = self.site.ask(f"/api/v1/cards/{self.slug}/", token=self.token)
            assert status == 200, card
            if all(self._drawn(question) for question in card["questions"]):
                return card["questions"]
            assert time.monotonic() < until, "the numbers of a parametric question were not drawn"
            time.sleep(0.3)

    def _drawn(self, question):
        return question["kind"] != "parametric" or question["text_markdown"] != self.known[question["key"]]["text"]

    def right(self, question):
        known = self.known[question["key"]]
        if question["kind"] in {"single", "multiple"}:
            return {"choices": self._choices(question, correct=True)}
        if question["kind"] == "numeric":
            return {"number": repr(known["answer"])}
        return {"number": f"{self._drawn_answer(known, question['text_markdown']):.9g}"}

    def wrong(self, question):
        return {"choices": self._choices(question, correct=False)[:1]}

    def _choices(self, question, *, correct):
        texts = {choice["text"] for choice in self.known[question["key"]]["choices"] if choice["correct"] is correct}
        found = [choice["id"] for choice in question["choices"] if choice["text_markdown"] in texts]
        assert found
        return found

    @staticmethod
    def _drawn_answer(known, text):
        """Draw as the sandbox does until the text is the one shown."""
        namespace = {}
        exec(compile(known["generator"], "generator", "exec"), namespace)
        for seed in range(1, WANTED + 1):
            drawn = namespace["draw"](np.random.default_rng(seed))
            if fill(known["text"], drawn["params"]) == text:
                return drawn["answer"]
        raise AssertionError(f"no seed draws {text!r}")
