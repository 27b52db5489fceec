"""Which uids the jail may use: a range of its own as root or with subuids, else only the user's own."""

from __future__ import annotations

import os
import pwd
import re
import shutil
import subprocess
import zlib
from dataclasses import dataclass, field
from pathlib import Path

RANGE = 64
_BASES = (1_879_048_192, 1_000_000, 165_536, 60_416)
"""Above what systemd and subuid files hand out, then lower ones for containers that map fewer ids."""
_SERVERS = 256


class IdentityError(Exception):
    """The id maps could not be written."""


@dataclass(frozen=True)
class Identities:
    """`first`: kernel uid that the jail sees as 0; None when only the caller's own uid can be mapped."""

    privileged: bool
    first: int | None
    gpu: list[str] = field(default_factory=list)

    @property
    def many(self) -> bool:
        return self.first is not None

    def cell_uid(self, number: int) -> int | None:
        return number + 1 if self.many else None

    def describe(self) -> str:
        if self.first is None:
            return "missing: no subuid range for this user (see subuid(5), newuidmap): all cells share one uid"
        return f"active: kernel uids {self.first} to {self.first + RANGE - 1}, one a cell"

    def write_maps(self, pid: int) -> None:
        """Raises IdentityError."""
        try:
            self._write_maps(pid)
        except (OSError, subprocess.SubprocessError) as error:
            raise IdentityError(f"cannot map uids: {error}") from error

    def _write_maps(self, pid: int) -> None:
        if self.first is None:
            Path(f"/proc/{pid}/setgroups").write_text("deny")
            Path(f"/proc/{pid}/uid_map").write_text(f"0 {os.getuid()} 1")
            Path(f"/proc/{pid}/gid_map").write_text(f"0 {os.getgid()} 1")
        elif self.privileged:
            Path(f"/proc/{pid}/uid_map").write_text(f"0 {self.first} {RANGE}")
            Path(f"/proc/{pid}/gid_map").write_text(f"0 {self.first} {RANGE}")
        else:
            for tool, own in (("newuidmap", os.getuid()), ("newgidmap", os.getgid())):
                ids = [0, own, 1, 1, self.first, RANGE - 1]
                subprocess.run([tool, str(pid), *map(str, ids)], check=True, timeout=5)


def find_identities(name: str, gpu: list[str]) -> Identities:
    """`name` spreads the ranges of several servers on one machine."""
    if os.geteuid() == 0:
        return Identities(privileged=True, first=_free_range(name), gpu=gpu)
    return Identities(privileged=False, first=_subuid_range(), gpu=gpu)


def _free_range(name: str) -> int | None:
    offset = zlib.crc32(name.encode()) % _SERVERS * RANGE
    for base in _BASES:
        if _mapped(base, _SERVERS * RANGE):
            return base + offset
    return None


def _mapped(first: int, count: int) -> bool:
    for line in Path("/proc/self/uid_map").read_text().splitlines():
        start, _, length = map(int, line.split())
        if start <= first and first + count <= start + length:
            return True
    return False


def _subuid_range() -> int | None:
    if not (shutil.which("newuidmap") and shutil.which("newgidmap")):
        return None
    starts = [_range_in(Path(path)) for path in ("/etc/subuid", "/etc/subgid")]
    return starts[0] if starts[0] == starts[1] else None


def _range_in(path: Path) -> int | None:
    try:
        text, user = path.read_text(), pwd.getpwuid(os.getuid()).pw_name
    except (OSError, KeyError):
        return None
    found = re.search(rf"^(?:{re.escape(user)}|{os.getuid()}):(\d+):(\d+)$", text, re.MULTILINE)
    return int(found[1]) if found and int(found[2]) >= RANGE else None
