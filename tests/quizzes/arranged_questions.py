"""Questions whose parts are arranged, as rows."""

from quizzes.authoring import render_part, render_question, set_options
from quizzes.models import Hint, Part, Question


def make(card, kind, key, text, rows, **columns):
    question = Question(
        card=card, key=key, kind=kind, text=text, see="rule", explanation=f"because {key}", position=len(key), **columns
    )
    render_question(question)
    question.save()
    for position, row in enumerate(rows):
        options = row.pop("options", ())
        part = Part(question=question, position=position, **row)
        set_options(part, options)
        render_part(part, card)
        part.save()
    for position in range(2):
        text = f"{key} hint {position}"
        Hint.objects.create(question=question, position=position, text=text, text_html=f"<p>{text}</p>")
    return question


def ordering(card, key="steps", items=("first of all", "then this", "after that", "at the end")):
    return make(card, Question.Kind.ORDERING, key, "Order the steps.", [{"text": item} for item in items])


def matching(card, key="pairs", pairs=(("one", "1"), ("two", "2"), ("three", "3")), extra=("9",)):
    rows = [{"text": left, "right": right} for left, right in pairs] + [{"right": text} for text in extra]
    return make(card, Question.Kind.MATCHING, key, "Match them.", rows)


def cloze(card, key="blanks"):
    rows = [
        {"text": "a", "options": ["$\\sqrt{d}$", "$d$", "$d^2$"], "answer": "$\\sqrt{d}$"},
        {"text": "b", "number": 0.5, "tolerance": 0.01},
        {"text": "c", "answer": "axis = -1", "accept": ["secret-spelling"]},
    ]
    return make(card, Question.Kind.CLOZE, key, "By ${{a}}$, so {{b}}, with `sum(x, {{c}})`.", rows)


def tokens(question):
    """Tokens of the parts by their texts, and of the right sides by theirs."""
    found = {part.text: part.token for part in question.parts.all() if part.text}
    return found | {part.right: part.right_token for part in question.parts.all() if part.right}


def option(question, gap, text):
    part = question.parts.get(text=gap)
    return next(option["token"] for option in part.options if option["text"] == text)
