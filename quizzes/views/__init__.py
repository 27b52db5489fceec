from quizzes.views.card import card
from quizzes.views.code import code_hint, code_submit, code_task, draft, submission, submission_cancel
from quizzes.views.history import code_history
from quizzes.views.problems import card_report, code_report, question_report
from quizzes.views.questions import question_answer, question_hint
from quizzes.views.status import status

__all__ = [
    "card",
    "card_report",
    "code_hint",
    "code_history",
    "code_report",
    "code_submit",
    "code_task",
    "draft",
    "question_answer",
    "question_hint",
    "question_report",
    "status",
    "submission",
    "submission_cancel",
]
