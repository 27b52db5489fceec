"""What a run could leave on the machine: processes, shared memory, files, control groups."""

import time
from pathlib import Path

from sandbox.launcher.cgroups import groups_of
from sandbox.launcher.identities import RANGE, find_identities

PATIENCE_S = 5.0
_SYSV = ("shm", "sem", "msg")
_SHARED_FOLDERS = ("/tmp", "/dev/shm", "/dev/mqueue", "/var/tmp", "/run")


class Traces:
    """Taken when a server is at rest; `assert_gone` waits until it is so again."""

    def __init__(self, server):
        self._server = server
        first = find_identities(str(server.socket_path.absolute()), []).first
        self.uids = range(first, first + RANGE) if first is not None else range(0)
        self.at_rest = self._resting_size()
        self._groups = self._group_folders()

    def _resting_size(self):
        sizes = [0]
        while len(sizes) < 5 or len(set(sizes[-5:])) > 1:
            time.sleep(0.05)
            sizes.append(len(self._server.descendants()))
        return sizes[-1]

    def processes(self):
        return set(self._server.descendants())

    def assert_gone(self):
        deadline = time.monotonic() + PATIENCE_S
        while problem := self._problem():
            assert time.monotonic() < deadline, problem
            time.sleep(0.01)

    def _problem(self):
        running = self._server.descendants()
        if len(running) != self.at_rest:
            return f"{len(running)} processes below the server, {self.at_rest} at rest"
        if files := self._files():
            return f"files left: {files}"
        if shared := self._shared_memory():
            return f"System V objects left: {shared}"
        groups = self._group_folders()
        return f"control groups {groups}, {self._groups} at rest" if groups != self._groups else ""

    def _files(self):
        folders = [Path(folder) for folder in _SHARED_FOLDERS if Path(folder).is_dir()]
        return [str(path) for folder in folders for path in folder.iterdir() if _owner(path) in self.uids]

    def _shared_memory(self):
        found = []
        for kind in _SYSV:
            header, *rows = (line.split() for line in Path("/proc/sysvipc", kind).read_text().splitlines())
            column = header.index("uid")
            found += [row for row in rows if int(row[column]) in self.uids]
        return found

    def _group_folders(self):
        groups = groups_of(self._server.process.pid)
        return {str(path) for group in groups for path in group.rglob("*") if path.is_dir()}


def _owner(path):
    try:
        return path.lstat().st_uid
    except OSError:
        return -1
