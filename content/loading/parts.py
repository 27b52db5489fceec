"""What a question of a file has its learners arrange, as the columns of its rows."""

from dataclasses import dataclass
from typing import Any

from content.files import course
from quizzes.authoring import set_options
from quizzes.models import Part


@dataclass(frozen=True)
class PartContent:
    """One row: under which key of the file it stands, its columns, and the options of a gap."""

    key: str
    columns: dict[str, Any]
    options: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return str(self.columns.get("text", ""))

    def write(self, part: Part) -> None:
        """Set every column of the row, those that this kind leaves empty included."""
        empty: dict[str, Any] = {
            "text": "",
            "right": "",
            "answer": "",
            "accept": [],
            "number": None,
            "tolerance": 0.0,
            "rtol": 0.0,
        }
        for name, value in (empty | self.columns).items():
            setattr(part, name, value)
        set_options(part, self.options)


def parts_of(question: course.Question) -> list[PartContent]:
    """Rows in order: items as they are right, pairs and then right sides without a partner, gaps."""
    return [
        *(PartContent("items", {"text": item}) for item in question.items),
        *(PartContent("pairs", {"text": pair.left, "right": pair.right}) for pair in question.pairs),
        *(PartContent("extra", {"right": text}) for text in question.extra),
        *(_gap(gap) for gap in question.gaps),
    ]


def _gap(gap: course.Gap) -> PartContent:
    columns = {
        "text": gap.name,
        "answer": gap.answer,
        "accept": list(gap.accept),
        "number": gap.number,
        "tolerance": gap.tolerance,
        "rtol": gap.rtol,
    }
    return PartContent("gaps", columns, gap.options)
