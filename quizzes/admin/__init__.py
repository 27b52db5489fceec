from quizzes.admin.card import CardWithTasksAdmin
from quizzes.admin.code import CodeTaskAdmin
from quizzes.admin.problems import ProblemReportAdmin
from quizzes.admin.questions import QuestionAdmin
from quizzes.admin.records import AttemptAdmin, NodeAdmin, SubmissionAdmin
from quizzes.admin.rejudges import RejudgeAdmin

__all__ = [
    "AttemptAdmin",
    "CardWithTasksAdmin",
    "CodeTaskAdmin",
    "NodeAdmin",
    "ProblemReportAdmin",
    "QuestionAdmin",
    "RejudgeAdmin",
    "SubmissionAdmin",
]
