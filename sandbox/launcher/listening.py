"""The public socket: bound by the launcher, listened on by the first server that is ready, kept over restarts."""

from __future__ import annotations

import errno
import os
import socket
from pathlib import Path

from sandbox.launcher.bubblewrap import StartError


def bind_socket(path: Path, mode: int) -> socket.socket:
    """Replace a stale socket; refuse to replace a living one or any other file. Raises StartError."""
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    listener.settimeout(0)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _remove_stale(path)
        mask = os.umask(0o777 & ~mode)
        try:
            with short_path(path) as name:
                listener.bind(name)
        finally:
            os.umask(mask)
    except OSError as error:
        listener.close()
        raise StartError(f"cannot make the socket {path}: {error.strerror or error}") from error
    return listener


def _remove_stale(path: Path) -> None:
    if not path.exists() and not path.is_symlink():
        return
    if not path.is_socket():
        raise StartError(f"{path} exists and is not a socket")
    if is_served(path):
        raise StartError(f"another sandbox serves {path}")
    path.unlink()


def is_served(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe, short_path(path) as name:
        probe.settimeout(1)
        error = probe.connect_ex(name)
    return error not in (errno.ECONNREFUSED, errno.ENOENT)


class short_path:  # noqa: N801  used like a function, in a with statement
    """A name for the socket that fits the 107 bytes of sun_path, through a descriptor of its folder where needed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._folder = -1

    def __enter__(self) -> str:
        name = str(self._path)
        if len(os.fsencode(name)) <= 107:
            return name
        self._folder = os.open(self._path.parent, os.O_PATH | os.O_DIRECTORY)
        return f"/proc/self/fd/{self._folder}/{self._path.name}"

    def __exit__(self, *_exception: object) -> None:
        if self._folder >= 0:
            os.close(self._folder)
