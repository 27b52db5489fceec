"""When no cause fits the arrays: the limit reached, the kind of exception, or which parts of the result differ."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from sandbox.report import Diagnosis
from sandbox.results import LearnerError
from sandbox.spec import TaskSpec
from sandbox.trials import Graded

_LIMITS = {
    "time_limit": "The time limit of {cpu_s:g} s was reached: does a loop never end, or run over single entries?",
    "memory_limit": "The memory limit of {memory_mb} MB was reached: does an array grow, or hold far too much?",
    "output_limit": "More than {output_kb} KB were printed or returned: print less.",
}
# The learner's message chooses a sentence, it is never repeated: it could carry a hidden input.
_RAISED: tuple[tuple[str, str, str], ...] = (
    (
        "ValueError|RuntimeError",
        "broadcast|must match the size",
        "Two arrays of shapes that do not broadcast met: keep reduced axes with keepdims=True, or check a transpose.",
    ),
    (
        "ValueError|RuntimeError",
        "matmul|not aligned|cannot be multiplied",
        "A matrix product met shapes that do not fit: check the order of the factors and their transposes.",
    ),
    (
        "AxisError|IndexError",
        "^axis|too many indices|Dimension out of range",
        "An axis was asked for that the array does not have: inputs may have fewer axes than in the example.",
    ),
    ("IndexError", "", "An index lies outside its array: check the ends of the loop, and empty inputs."),
    (
        "BadWrite",
        "behind|before",
        "Something was written outside an array: check the ends of the loops, and the sizes of scratch memory.",
    ),
    ("BadWrite", "", "An array that is const was changed: work on a copy of your own."),
    (
        "ProcessExit",
        "memory that is not its own",
        (
            "Memory that is not the code's own was read or written: check both ends of each array, empty inputs, sizes "
            "given to malloc, and how deep a recursion goes."
        ),
    ),
    ("ProcessExit", "divided a whole number", "A whole number was divided by zero: check empty inputs."),
    (
        "ProcessExit",
        r"abort\(\)",
        (
            "abort() ended the code. Usual causes: writing past the end of memory from malloc (is it count times "
            "sizeof?), freeing twice, overrunning an array on the stack, an assert that failed."
        ),
    ),
    ("ZeroDivisionError", "", "A division by zero: check empty inputs and constant rows."),
    (
        "TypeError",
        "NoneType",
        "None was used as a value: an optional argument was left out, or a function returned nothing.",
    ),
    (
        "TypeError",
        "argument",
        "The function was called with arguments it does not take: compare its signature with the task's.",
    ),
    ("KeyError", "", "A key was asked for that the dictionary does not have."),
    ("RecursionError", "", "The recursion never reached its end."),
    ("NotImplementedError", "", "The starter's placeholder still stands there: replace it by your code."),
)


def describe_outcome(spec: TaskSpec, failing: Sequence[Graded]) -> Diagnosis | None:
    """The diagnosis of last resort; None when the error already says all."""
    outcome = Counter(item.outcome for item in failing).most_common(1)[0][0]
    alike = [item for item in failing if item.outcome == outcome]
    if outcome in _LIMITS:
        return Diagnosis(_LIMITS[outcome].format(**spec.limits.to_dict()), spec.see, "explainer", "", outcome)
    if outcome == "runtime_error":
        return _raised(spec, alike)
    return _differs(spec, alike) if outcome == "wrong_answer" else None


def _raised(spec: TaskSpec, failing: Sequence[Graded]) -> Diagnosis | None:
    errors = Counter(text for item in failing if item.run.error and (text := advice(item.run.error)))
    if not errors:
        return None
    text, count = errors.most_common(1)[0]
    return Diagnosis(text, spec.see, "explainer", f"Raised in {_cases(count)}.", "raised")


def advice(error: LearnerError) -> str:
    """A fixed sentence for the usual exceptions, or ""."""
    for types, pattern, text in _RAISED:
        if re.fullmatch(types, error.type) and re.search(pattern, error.message):
            return text
    return ""


def _differs(spec: TaskSpec, failing: Sequence[Graded]) -> Diagnosis:
    first = failing[0]
    places = _roots(first.where for item in failing if item.verdict for first in item.verdict.differences)
    everywhere = places == ["result"] or len(places) > 3
    what = (
        "Its values differ" if everywhere else f"Only {_listed(places)} {'differs' if len(places) == 1 else 'differ'}"
    )
    text = f"The result is of the right kind. {what}, and no usual cause fits."
    evidence = f"{_cases(len(failing)).capitalize()} failed."
    if first.trial.public and first.verdict:
        place = "" if first.verdict.where == "result" else f"`{first.verdict.where}`: "
        evidence = f"Case “{first.trial.name}”: {place}{first.verdict.message}. So in {_cases(len(failing))}."
    return Diagnosis(text, spec.see, "explainer", evidence, "values")


def _roots(places: Iterable[str]) -> list[str]:
    """The named parts of the result, without keys and indices below the first name."""
    return list(dict.fromkeys(re.split(r"(?<!result)\[", place)[0] for place in places))


def _listed(places: Sequence[str]) -> str:
    quoted = [f"`{place}`" for place in places]
    return " and ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)


def _cases(count: int) -> str:
    return "one case" if count == 1 else f"{count} cases"
