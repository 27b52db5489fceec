"""The creator's operations: "prepare" (cases.py and reference.py) and "draw" (a question's generator)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

import numpy as np

from sandbox import wire
from sandbox.child import channel
from sandbox.child.calling import call_case, flush_output
from sandbox.child.errors import OperationError
from sandbox.child.loading import entry_of, load_module
from sandbox.child.natives import encode_native, from_native, to_native
from sandbox.values import EncodeError, Opaque, Value, decode, encode

CASES, REFERENCE, GENERATOR = "cases.py", "reference.py", "generator"
_HEAD_KEYS = ("rtol", "atol", "error_rate", "repeats")
_CASE_KEYS = {"name", "group", "args", "kwargs", "init", "calls", "expected", *_HEAD_KEYS}


def prepare(start: dict[str, Any]) -> None:
    """Sends one PREPARED frame a case, seed by seed. The inputs are encoded before the reference sees them."""
    reference_source = channel.receive(wire.Type.SOURCE).payload
    cases_source = channel.receive(wire.Type.SOURCE).payload
    reference = entry_of(
        load_module(reference_source, REFERENCE, name="reference"), start["entry"], start["kind"], REFERENCE
    )
    cases = entry_of(load_module(cases_source, CASES, name="cases"), "cases", "function", CASES)
    given = _data() if start["data"] else ()
    number = 0
    for draw_number, seed in enumerate(start["seeds"]):
        names: set[str] = set()
        for case in _drawn(cases, seed, *given):
            head, inputs = _described(case, names, start["kind"])
            expected = _expected(case, reference, start["kind"], inputs)
            head_bytes = json.dumps({"draw": draw_number, **head}).encode("ascii")
            channel.send(wire.Type.PREPARED, number, wire.pair(wire.pair(head_bytes, inputs), expected))
            number += 1
    flush_output()
    channel.send(wire.Type.FINISHED)


def draw(start: dict[str, Any]) -> None:
    """Sends what the generator's `draw(rng)` returned for each seed."""
    source = channel.receive(wire.Type.SOURCE).payload
    function = entry_of(load_module(source, GENERATOR, name="generator"), "draw", "function", GENERATOR)
    drawn = [from_native(function(np.random.default_rng(seed))) for seed in start["seeds"]]
    other = next((one for one in drawn if not isinstance(one, dict)), None)
    if other is not None:
        raise _broken(GENERATOR, f"draw returned a {type(other).__name__}, not a dict")
    flush_output()
    channel.send(wire.Type.FINISHED, 0, encode(drawn))


def _expected(case: dict[str, Any], reference: Any, kind: str, inputs: bytes) -> bytes:
    """What the case says itself, a label that was written down; else what the reference makes of the inputs."""
    stated = "expected" in case
    expected = encode_native(case["expected"]) if stated else call_case(reference, kind, inputs)[0]
    _must_be_plain(expected, CASES if stated else REFERENCE, f"the result of case {str(case['name'])!r}")
    return expected


def _data() -> tuple[SimpleNamespace]:
    """The data set as an object: `data.train_images`, `data.error_rate`."""
    fields = to_native(decode(channel.receive(wire.Type.INPUT).payload))
    return (SimpleNamespace(**fields),)


def _drawn(cases: Any, seed: int, *given: SimpleNamespace) -> Iterable[Any]:
    drawn = list(cases(np.random.default_rng(seed), *given))
    if not 0 < len(drawn) <= wire.MAX_CASES:
        raise _broken(CASES, f"{len(drawn)} cases; there must be between 1 and {wire.MAX_CASES}")
    return drawn


def _described(case: Any, names: set[str], kind: str) -> tuple[dict[str, Any], bytes]:
    if not isinstance(case, dict) or not {"name", "group"} <= case.keys():
        raise _broken(CASES, "a case is not a dict with name and group")
    name = str(case["name"])
    unknown = set(case) - _CASE_KEYS
    if unknown or name in names:
        raise _broken(CASES, f"case {name!r}: unknown key {min(unknown)!r}" if unknown else f"two cases named {name!r}")
    names.add(name)
    inputs = _encoded_inputs(case, name, kind)
    return {"name": name, "group": str(case["group"]), **{key: case.get(key) for key in _HEAD_KEYS}}, inputs


def _encoded_inputs(case: dict[str, Any], name: str, kind: str) -> bytes:
    try:
        inputs = encode(from_native(_arguments(case, name, kind)))
    except EncodeError as error:
        raise _broken(CASES, f"case {name!r}: the inputs cannot travel: {error}") from error
    _must_be_plain(inputs, CASES, f"an argument of case {name!r}")
    return inputs


def _arguments(case: dict[str, Any], name: str, kind: str) -> Any:
    if kind != "class":
        return tuple(case.get("args", ())), dict(case.get("kwargs", {}))
    if "init" not in case or "calls" not in case:
        raise _broken(CASES, f"case {name!r}: a class task needs init and calls")
    args, kwargs = case["init"]
    calls = [(method, tuple(a), dict(k)) for method, a, k in case["calls"]]
    return (tuple(args), dict(kwargs)), calls


def _must_be_plain(encoded: bytes, file: str, what: str) -> None:
    opaque = _first_opaque(decode(encoded))
    if opaque is not None:
        raise _broken(file, f"{what} is a {opaque.type_name} ({opaque.reason}), which cannot be compared")


def _first_opaque(value: Value) -> Opaque | None:
    if isinstance(value, Opaque):
        return value
    items = list(value.values()) if isinstance(value, dict) else value
    if isinstance(items, list | tuple):
        return next((found for item in items if (found := _first_opaque(item))), None)
    return None


def _broken(file: str, message: str) -> OperationError:
    return OperationError("runtime_error", "TaskError", message, None, file)
