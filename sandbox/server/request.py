"""A client's request: one JSON frame, then its sources and inputs, each bounded."""

from __future__ import annotations

import json
from typing import Any

from sandbox import wire
from sandbox.limits import Limits

OPERATIONS = {
    "run": ("<submission>",),
    "prepare": ("cases.py", "reference.py"),
    "check": ("cases.py",),
    "draw": ("generator",),
    "info": (),
    "retire": (),
}
_WITH_GIVEN = ("run", "prepare", "check")


class RequestError(ValueError):
    """The request breaks the protocol or its bounds."""


class Request:
    """`feed` returns True when the request is whole."""

    def __init__(self) -> None:
        self.head: dict[str, Any] = {}
        self.limits = Limits()
        self.threads = 1
        self.sources: list[bytes] = []
        self.inputs: list[bytes] = []
        self._reader = wire.FrameReader(wire.FROM_CLIENT)
        self._bytes = 0

    @property
    def operation(self) -> str:
        return str(self.head.get("op"))

    @property
    def is_run(self) -> bool:
        return self.operation == "run"

    def feed(self, data: bytes) -> bool:
        """Raises RequestError."""
        self._bytes += len(data)
        if self._bytes > wire.MAX_REQUEST_BYTES:
            raise RequestError("the request is too large")
        try:
            for frame in self._reader.feed(data):
                self._take(frame)
        except (wire.FrameError, ValueError, KeyError, TypeError) as error:
            raise RequestError(f"malformed request: {error}") from error
        return self._is_whole()

    def start_bytes(self) -> bytes:
        """What the child needs to know; how many cases a run has is not part of it."""
        keep = ("op", "entry", "kind", "seeds", "policy")
        start = {key: self.head[key] for key in keep if key in self.head}
        files = OPERATIONS[self.operation] + (("given.py",) if self._given and not self.is_run else ())
        start |= {"threads": self.threads, "files": files, "given": self._given}
        if self.operation == "check":
            start["cases"] = len(self.inputs)
        return json.dumps({**start, "data": self.operation == "prepare" and bool(self.inputs)}).encode()

    @property
    def _given(self) -> bool:
        """Whether the first of the sources is the task's given.py."""
        return self.operation in _WITH_GIVEN and self.head.get("given") is True

    def _take(self, frame: wire.Frame) -> None:
        if frame.type == wire.Type.REQUEST and not self.head:
            self._take_head(json.loads(frame.payload))
        elif frame.type == wire.Type.SOURCE and self.head:
            self.sources.append(frame.payload)
        elif frame.type == wire.Type.INPUT and self.head and frame.case == len(self.inputs):
            self.inputs.append(frame.payload)
        else:
            raise RequestError("a frame out of turn")

    def _take_head(self, head: dict[str, Any]) -> None:
        if head["op"] not in OPERATIONS:
            raise RequestError(f"unknown operation {head['op']!r}")
        self.limits = Limits.from_dict(head.get("limits", {}))
        self.threads = min(int(head.get("threads", 1)), self.limits.threads)
        if not 0 <= int(head.get("cases", 0)) <= wire.MAX_CASES:
            raise RequestError(f"more than {wire.MAX_CASES} cases")
        self.head = head

    def _is_whole(self) -> bool:
        sources = len(OPERATIONS[self.operation]) + self._given if self.head else 1
        return bool(self.head) and len(self.sources) == sources and len(self.inputs) == self.head.get("cases", 0)
