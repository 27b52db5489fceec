"""One connection of the client: frames out, frames in, deadlines."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sandbox import wire
from sandbox.launcher.listening import short_path
from sandbox.results import SandboxAway, SandboxUnavailable

_POLL_S = 0.05
_READ = 1 << 18


class CancelledError(Exception):
    """The caller's `cancelled` said so; the connection is closed, which kills the child."""


class Connection:
    """`with Connection(path, seconds) as c: c.send(…); for frame in c.frames(): …`. Raises SandboxUnavailable."""

    def __init__(self, path: Path, seconds: float, cancelled: Callable[[], bool] | None = None) -> None:
        self._deadline = time.monotonic() + seconds
        self._cancelled = cancelled
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.settimeout(seconds)
        try:
            with short_path(path) as name:
                self._socket.connect(name)
        except OSError as error:
            self._socket.close()
            raise SandboxAway(f"no sandbox at {path}: {error.strerror or error}") from error

    def __enter__(self) -> Connection:
        return self

    def __exit__(self, *_exception: object) -> None:
        self._socket.close()

    def send(self, frames: list[bytes]) -> None:
        try:
            self._socket.sendall(b"".join(frames))
        except OSError as error:
            raise SandboxUnavailable(f"the sandbox does not take the request: {error}") from error

    def frames(self) -> Iterator[wire.Frame]:
        """Up to and including DONE. Raises CancelledError too."""
        reader = wire.FrameReader(wire.FROM_SERVER)
        while True:
            try:
                for frame in reader.feed(self._receive()):
                    yield frame
                    if frame.type == wire.Type.DONE:
                        return
            except wire.FrameError as error:
                raise SandboxUnavailable(f"the sandbox sent no frames: {error}") from error

    def _receive(self) -> bytes:
        while True:
            if self._cancelled and self._cancelled():
                raise CancelledError
            left = self._deadline - time.monotonic()
            if left <= 0:
                raise SandboxUnavailable("the sandbox did not answer in time")
            self._socket.settimeout(min(left, _POLL_S) if self._cancelled else left)
            data = self._received()
            if data is not None:
                return data

    def _received(self) -> bytes | None:
        try:
            data = self._socket.recv(_READ)
        except TimeoutError:
            return None
        except OSError as error:
            raise SandboxUnavailable(f"the sandbox hung up: {error}") from error
        if not data:
            raise SandboxUnavailable("the sandbox hung up before it had answered")
        return data


def request(operation: str, sources: list[bytes], inputs: list[bytes], **fields: Any) -> list[bytes]:
    """The frames of a request."""
    head = json.dumps({"op": operation, "cases": len(inputs), **fields}).encode()
    frames = [wire.pack(wire.Type.REQUEST, 0, head)]
    frames += [wire.pack(wire.Type.SOURCE, 0, source) for source in sources]
    return frames + [wire.pack(wire.Type.INPUT, number, data) for number, data in enumerate(inputs)]
