"""What one run may use. Tasks override the defaults in `[limits]` of task.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

MAX_SOURCE_BYTES = 256 * 1024
TMP_MB = 16
TMP_FILES = 256
"""Size of a child's /tmp: the same for all, because it is mounted before the run is known."""


@dataclass(frozen=True)
class Limits:
    """Ceilings of one run, all cases together.

    `cpu_s` CPU seconds of all threads; `wall_s` wall seconds; `memory_mb` MiB above the resident imports, files in
    /tmp included; `output_kb` KiB printed; `threads` threads at a time; `open_files` descriptors; `reply_mb` MiB of
    returned values.
    """

    cpu_s: float = 2.0
    wall_s: float = 6.0
    memory_mb: int = 256
    output_kb: int = 64
    threads: int = 16
    open_files: int = 64
    reply_mb: int = 64

    def __post_init__(self) -> None:
        for field in fields(self):
            low, high = BOUNDS[field.name]
            value = getattr(self, field.name)
            if not (isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high):
                raise ValueError(f"{field.name} must be between {low:g} and {high:g}, not {value!r}")

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Limits:
        """Raises ValueError naming the unknown field or the value out of bounds."""
        unknown = set(values) - {field.name for field in fields(cls)}
        if unknown:
            raise ValueError(f"unknown limit {min(unknown)}")
        return cls(**values)


BOUNDS: dict[str, tuple[float, float]] = {
    "cpu_s": (0.05, 3600),
    "wall_s": (0.05, 3600),
    "memory_mb": (16, 65536),
    "output_kb": (1, 4096),
    "threads": (1, 256),
    "open_files": (16, 1024),
    "reply_mb": (1, 64),
}
