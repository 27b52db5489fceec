"""The child's end of the protocol: whole frames over one descriptor, with read and write alone."""

from __future__ import annotations

import json
import os
from typing import Any

from sandbox import wire
from sandbox.jail.cell import CONTROL_FD

_READ = 1 << 20


def send(kind: wire.Type, case: int = 0, payload: bytes = b"") -> None:
    view = memoryview(wire.pack(kind, case, payload))
    while view:
        view = view[os.write(CONTROL_FD, view) :]


def receive(*expected: wire.Type) -> wire.Frame:
    """The next frame; the server speaks in order, so anything unexpected ends the process."""
    kind, case, length = wire.HEADER.unpack(_exactly(wire.HEADER.size))
    if kind not in expected or length > wire.TO_CHILD[kind]:
        os._exit(2)
    return wire.Frame(kind, case, _exactly(length))


def receive_json(kind: wire.Type) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(receive(kind).payload)
    return value


def _exactly(length: int) -> bytes:
    data = bytearray()
    while len(data) < length:
        part = os.read(CONTROL_FD, min(length - len(data), _READ))
        if not part:
            os._exit(0)
        data += part
    return bytes(data)
