"""task.toml as typed, frozen data. Parsing refuses what a judge could not honour; PackageError names line and field."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass, fields, replace
from typing import Literal, cast

from sandbox.datasets.dataset import Source
from sandbox.datasets.shelf import NAMES, SOURCES
from sandbox.limits import BOUNDS, Limits
from sandbox.policy import Policy
from sandbox.prototype import Prototype
from sandbox.results import Kind
from sandbox.spec_c import check_compiled, prototype_of
from sandbox.toml_reader import Table, parse_toml

Profile = Literal["numpy", "torch", "torch-gpu", "c"]
Difficulty = Literal["beginner", "intermediate", "advanced"]
Visibility = Literal["public", "hidden"]
ResultType = Literal["expected", "ndarray", "tensor", "float", "int", "list", "tuple", "dict", "any"]
DtypeRule = Literal["same", "floating", "any"]
NanRule = Literal["forbid", "equal"]

PROFILES = ("numpy", "torch", "torch-gpu", "c")
KINDS = ("function", "class", "training", "gradient")
DIFFICULTIES = ("beginner", "intermediate", "advanced")
RESULTS = ("expected", "ndarray", "tensor", "float", "int", "list", "tuple", "dict", "any")

_WHOLE_LIMITS = tuple(field.name for field in fields(Limits) if isinstance(field.default, int))
_RETURNS = re.compile(r"->\s*(?P<returns>.+)$", re.DOTALL)
_NAME = re.compile(r"[A-Za-z_]\w*")


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a result is compared: |got − expected| ≤ atol + rtol·|expected|, entry by entry.

    result: type of the result; "expected" takes it from the reference's value, "any" also lets list, tuple and array
    stand for one another. dtype: "same" as expected; "floating", of any width, where that is expected; "any".
    error_rate: the result is an array of labels, 0 to classes − 1, and at most this share of them may be wrong.
    checker: `check` of cases.py says whether a result that is not the reference's is right too.
    """

    rtol: float = 1e-5
    atol: float = 1e-7
    result: ResultType = "expected"
    dtype: DtypeRule = "floating"
    nan: NanRule = "forbid"
    inputs_unchanged: bool = True
    error_rate: float | None = None
    classes: int = 0
    checker: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    visibility: Visibility
    weight: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Hint:
    text: str


@dataclass(frozen=True, slots=True)
class KnownWrong:
    """One file of wrong/: the bug's name, what to tell a learner who has it, and the card's anchor to read again."""

    file: str
    name: str
    diagnosis: str
    see: str = ""


@dataclass(frozen=True, slots=True)
class GradientCheck:
    """Kind "gradient": which scalar function is differentiated, by which arguments.

    forward: function in reference.py (or the learner's file) that returns one number.
    wrt: arguments the gradient is taken by, by position ("0") or name, in the order the learner returns them.
    h: step of the central difference, float64.
    """

    forward: str
    source: Literal["reference", "learner"]
    wrt: tuple[str, ...]
    h: float = 1e-5


@dataclass(frozen=True, slots=True)
class TaskData:
    """The data set that cases.py is handed, and the error rate that is asked for on each source it may come from."""

    name: str
    error_rates: tuple[tuple[Source, float], ...]


@dataclass(frozen=True, slots=True)
class TaskSpec:
    """All of task.toml. `see` is the anchor shown when no known bug matched."""

    id: str
    title: str
    profile: Profile
    gpu: Literal["", "required", "preferred"]
    kind: Kind
    entry: str
    signature: str
    difficulty: Difficulty
    points: int
    see: str
    limits: Limits
    comparison: Comparison
    policy: Policy
    groups: tuple[Group, ...]
    hints: tuple[Hint, ...]
    wrong: tuple[KnownWrong, ...]
    gradient: GradientCheck | None
    data: TaskData | None = None

    @property
    def groups_by_name(self) -> dict[str, Group]:
        return {group.name: group for group in self.groups}

    def comparison_on(self, source: Source | None) -> Comparison:
        """How results are compared on this source of the task's data."""
        rates = dict(self.data.error_rates) if self.data and source else {}
        return replace(self.comparison, error_rate=rates[source]) if source in rates else self.comparison

    @property
    def prototype(self) -> Prototype | None:
        """How a function in C is declared; None for Python."""
        return prototype_of(self.signature) if self.profile == "c" else None

    @property
    def target(self) -> str:
        """What the sandbox of the profile is asked to call: the entry's name, or its prototype."""
        return str(self.prototype or self.entry)

    @property
    def parameter_names(self) -> tuple[str, ...]:
        """Names in the signature's parentheses: `softmax(x, axis=-1) -> …` gives x, axis."""
        if self.prototype:
            return tuple(parameter.name for parameter in self.prototype.parameters)
        return tuple(name for part in split_top(self._parentheses()) if (name := leading_name(part)))

    @property
    def result_names(self) -> tuple[str, ...]:
        """Names of a tuple result, `-> (new, grads, loss)`; empty when the signature names none."""
        found = _RETURNS.search(self.signature)
        text = found.group("returns").strip() if found else ""
        if not (text.startswith("(") and text.endswith(")")):
            return ()
        parts = split_top(text[1:-1])
        return tuple(part.strip() for part in parts) if all(_NAME.fullmatch(part.strip()) for part in parts) else ()

    def _parentheses(self) -> str:
        opened = self.signature.find("(")
        depth = 0
        for position in range(opened, len(self.signature)):
            depth += {"(": 1, ")": -1}.get(self.signature[position], 0)
            if depth == 0:
                return self.signature[opened + 1 : position]
        return ""


def split_top(text: str) -> list[str]:
    """Split at commas outside any bracket."""
    parts, depth, start = [], 0, 0
    for position, character in enumerate(text):
        depth += (character in "([{") - (character in ")]}")
        if character == "," and depth == 0:
            parts.append(text[start:position])
            start = position + 1
    parts.append(text[start:])
    return [part for part in parts if part.strip()]


def leading_name(text: str) -> str:
    found = _NAME.match(text.strip().lstrip("*"))
    return found.group(0) if found else ""


def parse_spec(file: str, text: str) -> TaskSpec:
    """The spec in `text`; PackageError with line and field when a rule is broken."""
    top = Table(file, text, parse_toml(file, text))
    spec = TaskSpec(
        id=_uuid(top),
        title=top.string("title"),
        profile=cast("Profile", top.choice("profile", PROFILES)),
        gpu=_gpu(top),
        kind=cast("Kind", top.choice("kind", KINDS, "function")),
        entry=_entry(top),
        signature=_signature(top),
        difficulty=cast("Difficulty", top.choice("difficulty", DIFFICULTIES)),
        points=top.integer("points", 100),
        see=top.string("see", "", empty=True),
        limits=_limits(top.table("limits")),
        comparison=_comparison(top.table("comparison")),
        policy=_policy(top.table("forbidden")),
        groups=_groups(top),
        hints=_hints(top),
        wrong=_wrong(top),
        gradient=_gradient(top),
        data=_data(top),
    )
    top.finish()
    if spec.comparison.checker and spec.kind not in ("function", "training"):
        raise top.fail("kind", "a checker belongs to functions: check(got, *args, **kwargs)")
    if spec.profile == "c":
        check_compiled(top, spec)
    return spec


def _uuid(top: Table) -> str:
    text = top.string("id")
    try:
        return str(uuid.UUID(text))
    except ValueError:
        raise top.fail("id", f"{text!r} is not a UUID") from None


def _gpu(top: Table) -> Literal["", "required", "preferred"]:
    on_gpu = top.string("profile") == "torch-gpu"
    if top.has("gpu") and not on_gpu:
        raise top.fail("gpu", 'only profile = "torch-gpu" may ask for a GPU')
    if not on_gpu:
        return ""
    return cast('Literal["required", "preferred"]', top.choice("gpu", ("required", "preferred"), "required"))


def _entry(top: Table) -> str:
    entry = top.string("entry")
    if not entry.isidentifier():
        raise top.fail("entry", f"{entry!r} is not a Python name")
    return entry


def _signature(top: Table) -> str:
    signature, entry = top.string("signature"), top.string("entry")
    if top.string("profile") == "c":
        return signature
    if not signature.startswith(f"{entry}("):
        raise top.fail("signature", f"must start with the entry: {entry}(…)")
    return signature


def _limits(table: Table) -> Limits:
    usual = Limits()
    values = {key: table.number(key, getattr(usual, key), positive=True) for key in ("cpu_s", "wall_s")}
    values |= {key: table.integer(key, getattr(usual, key)) for key in _WHOLE_LIMITS}
    table.finish()
    for key, value in values.items():
        low, high = BOUNDS[key]
        if not low <= value <= high:
            raise table.fail(key, f"must be between {low:g} and {high:g}, got {value:g}")
    if values["wall_s"] < values["cpu_s"]:
        raise table.fail(
            "wall_s", f"{values['wall_s']:g} s of wall time are less than {values['cpu_s']:g} s of CPU time"
        )
    return Limits.from_dict(values)


def _comparison(table: Table) -> Comparison:
    usual = Comparison()
    comparison = Comparison(
        rtol=table.number("rtol", usual.rtol, below=1.0),
        atol=table.number("atol", usual.atol),
        result=cast("ResultType", table.choice("result", RESULTS, usual.result)),
        dtype=cast("DtypeRule", table.choice("dtype", ("same", "floating", "any"), usual.dtype)),
        nan=cast("NanRule", table.choice("nan", ("forbid", "equal"), usual.nan)),
        inputs_unchanged=table.boolean("inputs_unchanged", default=usual.inputs_unchanged),
        error_rate=table.number("error_rate", below=1.0) if table.has("error_rate") else None,
        classes=table.integer("classes") if table.has("classes") else 0,
        checker=table.boolean("checker", default=False),
    )
    if comparison.checker and table.has("classes"):
        raise table.fail("checker", "labels are judged by their error rate")
    if comparison.classes < 2 and (comparison.error_rate is not None or table.has("classes")):
        raise table.fail("classes", "labels need two classes or more")
    table.finish()
    return comparison


def _policy(table: Table) -> Policy:
    policy = Policy(
        imports=table.strings("imports"),
        names=table.strings("names"),
        message=table.string("message", "", empty=True),
    )
    table.finish()
    return policy


def _groups(top: Table) -> tuple[Group, ...]:
    tables = top.tables("groups")
    if not tables:
        raise top.fail("groups", "a task needs at least one [[groups]]")
    groups = tuple(_group(table) for table in tables)
    _refuse_duplicates(tables, "name")
    return groups


def _group(table: Table) -> Group:
    group = Group(
        name=table.string("name"),
        visibility=cast("Visibility", table.choice("visibility", ("public", "hidden"))),
        weight=table.number("weight", 1.0, positive=True),
        note=table.string("note", "", empty=True),
    )
    table.finish()
    return group


def _hints(top: Table) -> tuple[Hint, ...]:
    hints = []
    for table in top.tables("hints"):
        hints.append(Hint(table.string("text")))
        table.finish()
    return tuple(hints)


def _wrong(top: Table) -> tuple[KnownWrong, ...]:
    tables = top.tables("wrong")
    known = []
    for table in tables:
        known.append(
            KnownWrong(
                file=table.string("file"),
                name=table.string("name"),
                diagnosis=table.string("diagnosis"),
                see=table.string("see", "", empty=True),
            )
        )
        table.finish()
    for key in ("file", "name", "diagnosis"):
        _refuse_duplicates(tables, key)
    return tuple(known)


def _gradient(top: Table) -> GradientCheck | None:
    table = top.table("gradient")
    wanted = top.string("kind", "function") == "gradient"
    if wanted != top.has("gradient"):
        raise top.fail("gradient", 'a [gradient] table belongs to kind = "gradient", and only there')
    if not wanted:
        return None
    check = GradientCheck(
        forward=table.string("forward"),
        source=cast('Literal["reference", "learner"]', table.choice("source", ("reference", "learner"), "reference")),
        wrt=table.strings("wrt"),
        h=table.number("h", 1e-5, positive=True),
    )
    table.finish()
    if not check.wrt:
        raise table.fail("wrt", "name at least one argument to differentiate by")
    return check


def _data(top: Table) -> TaskData | None:
    if not top.has("data"):
        return None
    table = top.table("data")
    name, rates = table.choice("name", NAMES), table.table("error_rate")
    if rates.data and not top.table("comparison").has("classes"):
        raise table.fail("error_rate", "the [comparison] must say how many classes there are")
    found = tuple((source, rates.number(source, below=1.0)) for source in SOURCES if rates.data)
    rates.finish()
    table.finish()
    return TaskData(name, cast("tuple[tuple[Source, float], ...]", found))


def _refuse_duplicates(tables: list[Table], key: str) -> None:
    seen: set[str] = set()
    for table in tables:
        value = table.string(key)
        if value in seen:
            raise table.fail(key, f"{value!r} stands twice")
        seen.add(value)
