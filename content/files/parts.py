"""questions.toml, what learners arrange: items to order, pairs to match, gaps to fill."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from content.files.course import Gap, Pair, Question
from content.files.record import Record
from quizzes import gaps
from quizzes.part_rules import GAPS, ITEMS, LONGEST_TEXT, PAIRS, alike, number_problem, tells_its_place


def _ordering(question: Question, record: Record) -> Question:
    records = record.tables("items")
    items = tuple(item.text("text") for item in records)
    _count(record, "items", len(items), ITEMS)
    _refuse_alike(((item, "text", text) for item, text in zip(records, items, strict=True)), "so the order is open")
    for item, text in zip(records, items, strict=True):
        if tells_its_place(text):
            item.fail("text", "says its own place; leave the number out")
        item.finish()
    return replace(question, items=items)


def _matching(question: Question, record: Record) -> Question:
    records = record.tables("pairs")
    pairs = tuple(Pair(item.text("left"), item.text("right")) for item in records)
    extra = record.texts("extra")
    _count(record, "pairs", len(pairs), PAIRS)
    _refuse_alike(((item, "left", pair.left) for item, pair in zip(records, pairs, strict=True)), "so the pair is open")
    rights = [(item, "right", pair.right) for item, pair in zip(records, pairs, strict=True)]
    _refuse_alike([*rights, *((record, "extra", text) for text in extra)], "so the pair is open")
    for item in records:
        item.finish()
    return replace(question, pairs=pairs, extra=extra)


def _cloze(question: Question, record: Record) -> Question:
    records = record.tables("gaps")
    found = tuple(_gap(item) for item in records)
    _count(record, "gaps", len(found), GAPS)
    written, named = gaps.names(question.text), [gap.name for gap in found]
    for problem in gaps.problems(question.text):
        record.fail("text", problem)
    for name in dict.fromkeys(written):
        if name not in named:
            record.fail("text", f"{{{{{name}}}}} has no [[question.gaps]] of this name")
        if written.count(name) > 1:
            record.fail("text", f"{{{{{name}}}}} stands twice; one gap has one place")
    for item, gap in zip(records, found, strict=True):
        if gap.name and gap.name not in written:
            item.fail("name", f"the text has no gap {{{{{gap.name}}}}}")
        if named.count(gap.name) > 1:
            item.fail("name", f"{gap.name!r} stands twice")
    return replace(question, gaps=found)


PARTS: dict[str, Callable[[Question, Record], Question]] = {
    "ordering": _ordering,
    "matching": _matching,
    "cloze": _cloze,
}
"""What reads the rest of a question of each of these kinds."""


def _gap(record: Record) -> Gap:
    name = record.text("name")
    if name and not gaps.NAME.fullmatch(name):
        record.fail("name", f"{name!r} is no name: a small letter, then up to seven small letters or digits")
    if record.has("options"):
        gap = _chosen(name, record)
    elif isinstance(record.value("answer"), str):
        gap = Gap(name, answer=record.text("answer", longest=LONGEST_TEXT), accept=record.texts("accept"))
    else:
        gap = _number(name, record)
    record.finish()
    return gap


def _chosen(name: str, record: Record) -> Gap:
    options, answer = record.texts("options"), record.text("answer")
    if len(options) < 2:
        record.fail("options", f"a choice needs at least two, there are {len(options)}")
    _refuse_alike(((record, "options", option) for option in options), "so the choice is open")
    if answer and answer not in options:
        record.fail("answer", f"{answer!r} is not among the options")
    return Gap(name, options=options, answer=answer)


def _number(name: str, record: Record) -> Gap:
    if not record.has("tolerance") and not record.has("rtol"):
        record.fail("tolerance", "a number needs a tolerance (absolute) or an rtol (relative)")
    number = record.number("answer") if record.has("answer") else None
    return Gap(name, number=number, tolerance=record.size("tolerance", 0.0), rtol=record.size("rtol", 0.0))


def _count(record: Record, key: str, number: int, bounds: tuple[int, int]) -> None:
    problem = number_problem(number, bounds)
    if problem:
        record.fail(key, problem)


def _refuse_alike(texts: Iterable[tuple[Record, str, str]], consequence: str) -> None:
    """Note an error for each text that reads as an earlier one."""
    rows = list(texts)
    for place, text in alike(text for _record, _key, text in rows):
        record, key, _text = rows[place]
        record.fail(key, f"{text!r} reads the same as another one, {consequence}")
