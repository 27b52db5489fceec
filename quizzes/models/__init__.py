from quizzes.models.code import CodeTask, CodeTaskFile, Draft
from quizzes.models.problems import ProblemReport
from quizzes.models.questions import Attempt, Choice, Hint, HintUse, Part, Question, Variant
from quizzes.models.rejudging import Rejudge, Shadow
from quizzes.models.submissions import Node, Source, Submission

__all__ = [
    "Attempt",
    "Choice",
    "CodeTask",
    "CodeTaskFile",
    "Draft",
    "Hint",
    "HintUse",
    "Node",
    "Part",
    "ProblemReport",
    "Question",
    "Rejudge",
    "Shadow",
    "Source",
    "Submission",
    "Variant",
]
