from quizzes.admin.card import CardWithTasksAdmin
from quizzes.admin.code import CodeTaskAdmin
from quizzes.admin.questions import QuestionAdmin
from quizzes.admin.records import AttemptAdmin, NodeAdmin, SubmissionAdmin

__all__ = ["AttemptAdmin", "CardWithTasksAdmin", "CodeTaskAdmin", "NodeAdmin", "QuestionAdmin", "SubmissionAdmin"]
