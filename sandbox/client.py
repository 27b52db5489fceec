"""The trusted side of the socket: sends source and inputs, receives hostile bytes it never decodes."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from sandbox import wire
from sandbox.collecting import RunCollector, broken_task, not_run, prepared_case
from sandbox.connection import CancelledError, Connection, request
from sandbox.limits import MAX_SOURCE_BYTES, Limits
from sandbox.policy import Policy
from sandbox.results import (
    Answer,
    CaseRun,
    Kind,
    LearnerError,
    Prepared,
    PreparedCase,
    Progress,
    Run,
    SandboxAway,
    SandboxUnavailable,
    ServerInfo,
    TaskBroken,
)
from sandbox.values import DecodeError, Value, decode

__all__ = [
    "Answer",
    "CaseRun",
    "LearnerError",
    "Prepared",
    "PreparedCase",
    "Progress",
    "Run",
    "Sandbox",
    "SandboxAway",
    "SandboxUnavailable",
    "ServerInfo",
    "TaskBroken",
]


class Sandbox:
    """A client of one sandbox server. Holds no connection: each call opens its own, so it may be shared and forked."""

    def __init__(self, socket_path: Path, timeout_s: float = 30.0) -> None:
        """`timeout_s`: how long to wait for a free slot and for our own work, beside the run's own wall limit."""
        self.socket_path = socket_path
        self._timeout_s = timeout_s
        self._versions: dict[str, str] = {}

    def prepare(
        self,
        files: Mapping[str, str],
        *,
        entry: str,
        kind: Kind,
        seed: int,
        limits: Limits,
        data: bytes | None = None,
    ) -> Prepared:
        """Runs cases.py and reference.py of `files` in one jailed child. Raises TaskBroken, SandboxUnavailable.

        data: an encoded dict, handed to `cases(rng, data)`; without it, cases.py is called as `cases(rng)`.
        """
        return self.prepare_many(files, [seed], entry=entry, kind=kind, limits=limits, data=data)[0]

    def prepare_many(
        self,
        files: Mapping[str, str],
        seeds: Sequence[int],
        *,
        entry: str,
        kind: Kind,
        limits: Limits,
        data: bytes | None = None,
    ) -> list[Prepared]:
        """The cases of each seed, all drawn in one jailed child within the limits. As `prepare` otherwise."""
        missing = next((name for name in ("cases.py", "reference.py") if name not in files), None)
        if missing:
            raise TaskBroken(missing, None, "the file is missing")
        sources = [files[name].encode() for name in ("given.py", "reference.py", "cases.py") if name in files]
        started = time.monotonic()
        fields = {"entry": entry, "kind": kind, "seeds": list(seeds), "limits": limits.to_dict()}
        has_given = "given.py" in files
        inputs = [] if data is None else [data]
        frames = self._exchange(
            request("prepare", sources, inputs, given=has_given, **fields), limits, default_file="cases.py"
        )
        draws: list[list[PreparedCase]] = [[] for _ in seeds]
        for draw, case in (prepared_case(frame.payload) for frame in frames if frame.type == wire.Type.PREPARED):
            if not 0 <= draw < len(draws):
                raise TaskBroken("cases.py", None, f"a case of draw {draw}; there are {len(draws)}")
            draws[draw].append(case)
        took_ms = (time.monotonic() - started) * 1e3
        checks = _finished(frames) is True
        return [Prepared(tuple(cases), self._versions, took_ms / len(seeds), checks) for cases in draws]

    def check(self, files: Mapping[str, str], answers: Sequence[Answer], *, limits: Limits) -> list[str]:
        """What the checker of `files` says of each answer, "" where it is right; all in one jailed child.

        The sentences are the creator's, of any length. Raises TaskBroken, SandboxUnavailable.
        """
        sources = [files[name].encode() for name in ("given.py", "cases.py") if name in files]
        inputs = [wire.pair(wire.pair(one.name.encode("utf-8", "replace"), one.inputs), one.got) for one in answers]
        fields = {"given": "given.py" in files, "limits": limits.to_dict()}
        frames = self._exchange(request("check", sources, inputs, **fields), limits, default_file="cases.py")
        said = _finished(frames)
        if not (isinstance(said, list) and len(said) == len(answers) and all(isinstance(one, str) for one in said)):
            raise TaskBroken("cases.py", None, f"check gave no {len(answers)} answers")
        return [str(one) for one in said]

    def run(
        self,
        source: bytes,
        inputs: Sequence[bytes],
        *,
        entry: str,
        kind: Kind,
        limits: Limits,
        policy: Policy,
        given: str = "",
        threads: int = 1,
        on_progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Run:
        """Runs learner code on each of `inputs`, one at a time, in one jailed child. Raises SandboxUnavailable.

        given: the text of the task's given.py, of which inputs may name functions.
        """
        if len(source) > MAX_SOURCE_BYTES:
            message = f"The source is over {MAX_SOURCE_BYTES // 1024} KiB."
            return not_run(inputs, "format_error", "SourceTooLarge", message)
        fields = {"entry": entry, "kind": kind, "limits": limits.to_dict(), "policy": policy.to_dict()}
        sources = [given.encode(), source] if given else [source]
        collector = RunCollector(inputs, on_progress)
        try:
            with Connection(self.socket_path, self._timeout_s + limits.wall_s, cancelled) as connection:
                connection.send(request("run", sources, list(inputs), threads=threads, given=bool(given), **fields))
                for frame in connection.frames():
                    collector.take(frame)
        except CancelledError:
            return not_run(inputs, "cancelled", "Cancelled", "Cancelled.")
        return collector.run()

    def draw(self, source: str, seeds: Sequence[int]) -> list[dict[str, Any]]:
        """What `draw(numpy.random.default_rng(seed))` of a question's generator returned for each seed, in one child.

        Raises TaskBroken, SandboxUnavailable.
        """
        limits = Limits()
        fields = {"seeds": list(seeds), "limits": limits.to_dict()}
        frames = self._exchange(request("draw", [source.encode()], [], **fields), limits, default_file="generator")
        drawn: Any = _finished(frames)
        if not (isinstance(drawn, list) and len(drawn) == len(seeds) and all(isinstance(one, dict) for one in drawn)):
            raise TaskBroken("generator", None, f"draw returned no {len(seeds)} dicts")
        return [{str(key): value for key, value in one.items()} for one in drawn]

    def info(self) -> ServerInfo:
        """Raises SandboxUnavailable."""
        with Connection(self.socket_path, self._timeout_s) as connection:
            connection.send(request("info", [], []))
            found = json.loads(list(connection.frames())[-1].payload)
        keys = ("profile", "versions", "layers", "slots", "runs", "uptime_s", "gpu")
        return ServerInfo(**{key: found[key] for key in keys})

    def retire(self) -> None:
        """Put the server in quarantine: another takes its place once it has passed every probe; runs under way end.

        Raises SandboxUnavailable.
        """
        with Connection(self.socket_path, self._timeout_s) as connection:
            connection.send(request("retire", [], []))
            list(connection.frames())

    def _exchange(self, frames: list[bytes], limits: Limits, *, default_file: str) -> list[wire.Frame]:
        """All frames of a creator's operation that went well. Raises TaskBroken, SandboxUnavailable."""
        with Connection(self.socket_path, self._timeout_s + limits.wall_s) as connection:
            connection.send(frames)
            received = list(connection.frames())
        done = json.loads(received[-1].payload)
        if done["outcome"] == "unavailable":
            raise SandboxUnavailable(done["message"])
        if done["outcome"] != "completed":
            raise broken_task(received, done, default_file)
        self._versions = done["versions"]
        return received


def _finished(frames: Sequence[wire.Frame]) -> Value:
    """What a creator's operation sent at its end; None when that cannot be read."""
    payload = next((frame.payload for frame in frames if frame.type == wire.Type.FINISHED), b"")
    try:
        return decode(payload)
    except DecodeError:
        return None
