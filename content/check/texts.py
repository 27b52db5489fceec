"""Every text of a card that a learner reads, with its place."""

from collections.abc import Iterator
from dataclasses import dataclass

from content.files.course import Card, Prompt, Question
from content.files.lines import Lines
from quizzes import gaps
from reviews import cloze
from sandbox.package import TaskPackage


@dataclass(frozen=True)
class Text:
    """Markdown at `line` of `file`; `inline` when it is shown inside a line."""

    file: str
    line: int
    field: str
    markdown: str
    inline: bool = False


def texts(card: Card) -> Iterator[Text]:
    """In the order of the files. Texts of parametric questions stand as written, their parameters not filled in."""
    place, front = card.place, card.front
    yield Text(card.file, place.line("title"), "title", front.title, inline=True)
    if front.cover:
        yield Text(card.file, place.line("cover"), "cover", f"$$\n{front.cover}\n$$")
    yield Text(card.file, card.body.first_line, "body", card.body.text)
    for question in card.questions:
        yield from _question_texts(f"{card.folder}/questions.toml", question)
    for prompt in card.prompts:
        yield from _prompt_texts(f"{card.folder}/flashcards.toml", prompt)
    for task in card.tasks:
        yield from _task_texts(f"{card.folder}/code/{task.slug}", task)


def _question_texts(file: str, question: Question) -> Iterator[Text]:
    place = question.place
    yield Text(file, place.line("text"), "question.text", _asked(question))
    if question.explanation:
        yield Text(file, place.line("explanation"), "question.explanation", question.explanation)
    for number, choice in enumerate(question.choices):
        yield Text(file, place.line("choices", number, "text"), "question.choices.text", choice.text, inline=True)
        line = place.line("choices", number, "explanation")
        yield Text(file, line, "question.choices.explanation", choice.explanation)
    for keys, part in _part_texts(question):
        field = ".".join(["question", *(str(key) for key in keys if not isinstance(key, int))])
        yield Text(file, place.line(*keys), field, part, inline=True)
    for number, hint in enumerate(question.hints):
        yield Text(file, place.line("hints", number, "text"), "question.hints.text", hint)


def _asked(question: Question) -> str:
    return gaps.slotted(question.text) if question.kind == "cloze" else question.text


def _part_texts(question: Question) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """What is ordered, matched or chosen for a gap, each with its path in the file."""
    for number, item in enumerate(question.items):
        yield ("items", number, "text"), item
    for number, pair in enumerate(question.pairs):
        yield ("pairs", number, "left"), pair.left
        yield ("pairs", number, "right"), pair.right
    for text in question.extra:
        yield ("extra",), text
    for number, gap in enumerate(question.gaps):
        for option in gap.options:
            yield ("gaps", number, "options"), option


def _prompt_texts(file: str, prompt: Prompt) -> Iterator[Text]:
    if prompt.kind == "cloze":
        line = prompt.place.line("text")
        yield Text(file, line, "prompt.text", cloze.front(prompt.front))
        yield Text(file, line, "prompt.text", cloze.back(prompt.front))
    else:
        yield Text(file, prompt.place.line("front"), "prompt.front", prompt.front)
        yield Text(file, prompt.place.line("back"), "prompt.back", prompt.back)


def _task_texts(folder: str, task: TaskPackage) -> Iterator[Text]:
    yield Text(f"{folder}/statement.md", 1, "", task.statement)
    lines = Lines(task.files["task.toml"])
    for number, hint in enumerate(task.spec.hints):
        yield Text(f"{folder}/task.toml", lines.find("hints", number, "text"), "hints.text", hint.text)
