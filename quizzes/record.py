"""What a learner did on one card, in one query: what its page shows of progress, and whether anything changed."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from accounts.models import User
from cards.models import Card
from quizzes.card_page import CardPage

# One statement for all: a page asks this on every request, and building the query takes longer than running it.
ROWS = """
SELECT 'question', CAST(attempt.question_id AS VARCHAR(40)), COUNT(*), MAX(attempt.id),
       MAX(CASE WHEN attempt.correct THEN attempt.id ELSE 0 END)
  FROM quizzes_attempt attempt JOIN quizzes_question question ON question.id = attempt.question_id
 WHERE attempt.user_id = %(user)s AND question.card_id = %(card)s GROUP BY attempt.question_id
UNION ALL
SELECT 'hint', CAST(hint.question_id AS VARCHAR(40)), COUNT(*), MAX(used.id), 0
  FROM quizzes_hintuse used JOIN quizzes_hint hint ON hint.id = used.hint_id
  JOIN quizzes_question question ON question.id = hint.question_id
 WHERE used.user_id = %(user)s AND question.card_id = %(card)s GROUP BY hint.question_id
UNION ALL
SELECT 'code', CAST(sent.task_id AS VARCHAR(40)), COUNT(*), MAX(sent.number),
       MAX(CASE WHEN sent.scope = 'all' AND sent.verdict = 'accepted' THEN 1 ELSE 0 END)
  FROM quizzes_submission sent JOIN quizzes_codetask task ON task.id = sent.task_id
 WHERE sent.user_id = %(user)s AND task.card_id = %(card)s AND task.active GROUP BY sent.task_id
UNION ALL
SELECT 'completed', '', COUNT(*), COUNT(CASE WHEN user_id = %(user)s THEN 1 END), 0
  FROM cards_completion WHERE card_id = %(card)s
"""


Row = tuple[str, str, int, int, int]  # kind, id of which, how many, the last, the last right one


@dataclass(frozen=True, slots=True)
class Record:
    """What one learner did on one card. Equal records mean that the page shows the same of it."""

    user: int
    card: UUID
    n_tasks: int
    n_solved: int
    n_prompts: int
    completed: bool
    solved_questions: frozenset[int]
    solved_code: frozenset[UUID]
    rows: tuple[Row, ...]

    def hinted(self, question: int) -> bool:
        """Whether the learner took a hint of this question, by its id."""
        return any((kind, of) == ("hint", str(question)) for kind, of, *_ in self.rows)

    @property
    def touched(self) -> bool:
        """Whether the learner ever answered or submitted anything."""
        return any(kind in {"question", "code"} for kind, *_ in self.rows)


def record_of(user: User, page: CardPage) -> tuple[Record, int]:
    """The learner's record on this card, and how many have completed it."""
    card = Card._meta.pk.get_db_prep_value(page.card.pk, connection)
    with connection.cursor() as cursor:
        cursor.execute(ROWS, {"user": user.pk, "card": card})
        rows: list[Row] = sorted(cursor.fetchall())
    completions = next(row for row in rows if row[0] == "completed")
    shown = {question.pk for question in page.questions}
    right = {int(of) for kind, of, _, last, right in rows if kind == "question" and right == last}
    solved_questions = frozenset(right & shown)
    solved_code = frozenset(UUID(of) for kind, of, _, _, right in rows if kind == "code" and right)
    record = Record(
        user=user.pk,
        card=page.card.pk,
        n_tasks=page.n_tasks,
        n_solved=len(solved_questions) + sum(not task.is_extra and task.pk in solved_code for task in page.code_tasks),
        n_prompts=page.n_prompts,
        completed=bool(completions[3]),
        solved_questions=solved_questions,
        solved_code=solved_code,
        rows=tuple(row for row in rows if row is not completions),
    )
    return record, completions[2]
