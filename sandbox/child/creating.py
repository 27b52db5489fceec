"""The creator's operations: "prepare" (cases.py and reference.py) and "draw" (a question's generator)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np

from sandbox import wire
from sandbox.child import channel
from sandbox.child.calling import call_case, flush_output
from sandbox.child.errors import broken, kinds_of
from sandbox.child.given import GivenNames, Handed, rebuilt, receive_given
from sandbox.child.loading import entry_of, load_module
from sandbox.child.natives import encode_native, from_native, to_native
from sandbox.plain import first_opaque
from sandbox.values import EncodeError, Value, decode, decode_inputs, encode

CASES, REFERENCE, GENERATOR = "cases.py", "reference.py", "generator"
_CALLABLE = ("builtins.function", "builtins.type", "functools.partial", "builtins.builtin_function_or_method")
_HEAD_KEYS = ("rtol", "atol", "error_rate", "repeats", "raises")
_CASE_KEYS = {"name", "group", "args", "kwargs", "init", "calls", "expected", *_HEAD_KEYS}


def prepare(start: dict[str, Any], check: Callable[[Any], None] | None = None) -> None:
    """Sends one PREPARED frame a case, seed by seed, then FINISHED, which tells whether cases.py defines a checker.

    The inputs are encoded before the reference sees them.
    A case that says what is expected, a label that was written down, does not run the reference. One that says what is
    raised has no result.
    check: may raise TypeError about the arguments of the case it is given.
    """
    module = receive_given(start)
    reference_source = channel.receive(wire.Type.SOURCE).payload
    cases_source = channel.receive(wire.Type.SOURCE).payload
    reference = entry_of(
        load_module(reference_source, REFERENCE, name="reference"), start["entry"], start["kind"], REFERENCE
    )
    task = load_module(cases_source, CASES, name="cases")
    cases = entry_of(task, "cases", "function", CASES)
    data = _data() if start["data"] else ()
    number = 0
    for draw_number, seed in enumerate(start["seeds"]):
        names: set[str] = set()
        for case in _drawn(cases, seed, *data):
            head, inputs = _described(case, names, start["kind"], GivenNames(module))
            if check:
                _checked(check, case, head["name"])
            built = _built(head["name"], inputs, module)
            expected = _expected(case, head, reference, start["kind"], inputs, built)
            head_bytes = json.dumps({"draw": draw_number, **head}).encode("ascii")
            channel.send(wire.Type.PREPARED, number, wire.pair(wire.pair(head_bytes, inputs), expected))
            number += 1
    flush_output()
    channel.send(wire.Type.FINISHED, 0, encode(callable(getattr(task, "check", None))))


def _built(name: str, inputs: bytes, module: ModuleType | None) -> tuple[Any, Handed]:
    """What cases.py asks of given.py can be made, whether the reference is run or not."""
    try:
        return rebuilt(inputs, module)
    except MemoryError:
        raise
    except Exception as error:
        raise broken(CASES, f"case {name!r}: {type(error).__name__}: {error}") from error


def _expected(  # noqa: PLR0917  what a case consists of
    case: dict[str, Any], head: dict[str, Any], reference: Any, kind: str, inputs: bytes, built: tuple[Any, Handed]
) -> bytes:
    if "raises" in case:
        return _refused(reference, kind, inputs, head, built)
    if "expected" in case:
        expected, file = encode_native(case["expected"]), CASES
    else:
        expected, file = call_case(reference, kind, inputs, built)[0], REFERENCE
    _must_be_plain(decode(expected), file, f"the result of case {head['name']!r}")
    return expected


def _checked(check: Callable[[Any], None], case: Any, name: str) -> None:
    try:
        check(case)
    except TypeError as error:
        raise broken(CASES, f"case {name!r}: {error}") from error


def draw(start: dict[str, Any]) -> None:
    """Sends what the generator's `draw(rng)` returned for each seed."""
    source = channel.receive(wire.Type.SOURCE).payload
    function = entry_of(load_module(source, GENERATOR, name="generator"), "draw", "function", GENERATOR)
    drawn = [from_native(function(np.random.default_rng(seed))) for seed in start["seeds"]]
    other = next((one for one in drawn if not isinstance(one, dict)), None)
    if other is not None:
        raise broken(GENERATOR, f"draw returned a {type(other).__name__}, not a dict")
    flush_output()
    channel.send(wire.Type.FINISHED, 0, encode(drawn))


def _refused(reference: Any, kind: str, inputs: bytes, head: dict[str, Any], built: tuple[Any, Handed]) -> bytes:
    """No result, once the reference has raised what the case says."""
    try:
        call_case(reference, kind, inputs, built)
    except Exception as error:
        if head["raises"] not in kinds_of(error):
            raise
        return encode(None)
    raise broken(REFERENCE, f"case {head['name']!r}: no {head['raises']} was raised")


def _data() -> tuple[SimpleNamespace]:
    """The data set as an object: `data.train_images`, `data.error_rate`."""
    fields = to_native(decode(channel.receive(wire.Type.INPUT).payload))
    return (SimpleNamespace(**fields),)


def _drawn(cases: Any, seed: int, *data: SimpleNamespace) -> Iterable[Any]:
    drawn = list(cases(np.random.default_rng(seed), *data))
    if not 0 < len(drawn) <= wire.MAX_CASES:
        raise broken(CASES, f"{len(drawn)} cases; there must be between 1 and {wire.MAX_CASES}")
    return drawn


def _described(case: Any, names: set[str], kind: str, given: GivenNames) -> tuple[dict[str, Any], bytes]:
    if not isinstance(case, dict) or not {"name", "group"} <= case.keys():
        raise broken(CASES, "a case is not a dict with name and group")
    name = str(case["name"])
    unknown = set(case) - _CASE_KEYS
    if unknown or name in names:
        raise broken(CASES, f"case {name!r}: unknown key {min(unknown)!r}" if unknown else f"two cases named {name!r}")
    names.add(name)
    inputs = _encoded_inputs(case, name, kind, given)
    return {"name": name, "group": str(case["group"]), **{key: case.get(key) for key in _HEAD_KEYS}}, inputs


def _encoded_inputs(case: dict[str, Any], name: str, kind: str, given: GivenNames) -> bytes:
    try:
        inputs = encode(from_native(_arguments(case, name, kind), given))
    except EncodeError as error:
        raise broken(CASES, f"case {name!r}: the inputs cannot travel: {error}") from error
    _must_be_plain(decode_inputs(inputs), CASES, f"an argument of case {name!r}")
    return inputs


def _arguments(case: dict[str, Any], name: str, kind: str) -> Any:
    if kind != "class":
        return tuple(case.get("args", ())), dict(case.get("kwargs", {}))
    if "init" not in case or "calls" not in case:
        raise broken(CASES, f"case {name!r}: a class task needs init and calls")
    args, kwargs = case["init"]
    calls = [(method, tuple(a), dict(k)) for method, a, k in case["calls"]]
    return (tuple(args), dict(kwargs)), calls


def _must_be_plain(value: Value, file: str, what: str) -> None:
    opaque = first_opaque(value)
    if opaque is not None:
        advice = "; what is defined in given.py may be handed in" if opaque.type_name in _CALLABLE else ""
        raise broken(file, f"{what} is a {opaque.type_name} ({opaque.reason}), which cannot be compared{advice}")
