"""What a learner did on one card, in one query: what its page shows of progress, and whether anything changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.db import connection

from accounts.models import User
from cards.models import Card
from quizzes.card_page import CardPage
from quizzes.models import CodeTask

# One statement for all: a page asks this on every request, and building the query takes longer than running it. The
# page knows its questions, hints and tasks: planning joins would be most of what PostgreSQL does.
ROWS = """
SELECT 'question', CAST(question_id AS VARCHAR(40)), COUNT(*), MAX(id), MAX(CASE WHEN correct THEN id ELSE 0 END)
  FROM quizzes_attempt WHERE user_id = %s AND question_id IN ({questions}) GROUP BY question_id
UNION ALL
SELECT 'hint', CAST(hint_id AS VARCHAR(40)), 1, id, 0
  FROM quizzes_hintuse WHERE user_id = %s AND hint_id IN ({hints})
UNION ALL
SELECT 'code', CAST(task_id AS VARCHAR(40)), COUNT(*), MAX(number),
       MAX(CASE WHEN scope = 'all' AND verdict = 'accepted' THEN 1 ELSE 0 END)
  FROM quizzes_submission WHERE user_id = %s AND task_id IN ({tasks}) GROUP BY task_id
UNION ALL
SELECT 'completed', '', COUNT(*), COUNT(CASE WHEN user_id = %s THEN 1 END), 0
  FROM cards_completion WHERE card_id = %s
"""


@lru_cache(200)
def _statement(questions: int, hints: int, tasks: int) -> str:
    """`ROWS` for so many of each."""
    counts = {"questions": questions, "hints": hints, "tasks": tasks}
    return ROWS.format(**{name: ", ".join(["%s"] * count) or "NULL" for name, count in counts.items()})


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
        """Whether the learner ever answered or submitted anything that is still asked."""
        return any(kind in {"question", "code"} for kind, *_ in self.rows)


def record_of(user: User, page: CardPage) -> tuple[Record, int]:
    """The learner's record on this card, and how many have completed it."""
    questions = [question.pk for question in page.questions]
    tasks = [CodeTask._meta.pk.get_db_prep_value(task.pk, connection) for task in page.code_tasks]
    card = Card._meta.pk.get_db_prep_value(page.card.pk, connection)
    mine = (user.pk, *questions, user.pk, *page.hinted, user.pk, *tasks, user.pk, card)
    with connection.cursor() as cursor:
        cursor.execute(_statement(len(questions), len(page.hinted), len(tasks)), mine)
        rows = sorted(_of_question(row, page.hinted) for row in cursor.fetchall())
    completions = next(row for row in rows if row[0] == "completed")
    right = {int(of) for kind, of, _, last, right in rows if kind == "question" and right == last}
    solved_questions = frozenset(right)
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


def _of_question(row: Row, hinted: Mapping[int, int]) -> Row:
    """A hint's row names its question."""
    kind, of, number, last, right = row
    return (kind, str(hinted[int(of)]), number, last, right) if kind == "hint" else row
