"""Bring MNIST's four files from a folder or a URL. What a stranger serves is bounded, unpacked and checked before it
is kept, and kept whole or not at all.
"""

from __future__ import annotations

import gzip
import shutil
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from http.client import HTTPException
from pathlib import Path
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import url2pathname, urlopen

from sandbox.datasets.dataset import DatasetError
from sandbox.datasets.mnist import FILES, MnistFile, verified

CHUNK = 1 << 18
SILENCE_S = 30.0
FILE_S = 600.0
SCHEMES = ("http", "https", "file")
Told = Callable[[str, int, int], None]


class FetchError(Exception):
    """The text names the file and what is wrong with it."""


def fetch_mnist(source: str, target: Path, told: Told) -> None:
    """Put the four files of `source` (a folder, or a URL of http, https or file) into the folder `target`.

    told: hears the file's name, the bytes unpacked so far, and how many there will be. Raises FetchError.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        for file in FILES:
            (beside / file.name).write_bytes(_fetched(source, file, told))
        beside.chmod(0o755)
        beside.rename(target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _fetched(source: str, file: MnistFile, told: Told) -> bytes:
    """The verified bytes of one file, packed or not, under the names it is known by."""
    missing: list[str] = []
    for name in candidates(file.name):
        try:
            with closing(_opened(source, name)) as stream:
                data = _unpacked(stream, file, told, packed=name.endswith(".gz"))
        except FileNotFoundError:
            missing.append(name)
            continue
        except (OSError, EOFError, HTTPException, zlib.error) as error:
            raise FetchError(f"{name}: {error}") from error
        try:
            verified(file, data)
        except DatasetError as error:
            raise FetchError(f"{name}: {str(error).removeprefix(f'{file.name}: ')}") from error
        return data
    raise FetchError(f"{file.name}: {source} has none of {', '.join(missing)}")


def candidates(name: str) -> Iterator[str]:
    """`train-images-idx3-ubyte.gz`, the same unpacked, and both as some copies have it: `train-images.idx3-ubyte`."""
    for spelling in (name, name.replace("-idx", ".idx")):
        yield f"{spelling}.gz"
        yield spelling


def _opened(source: str, name: str) -> IO[bytes]:
    """Raises FileNotFoundError where there is no such file, OSError, FetchError."""
    scheme = urlsplit(source).scheme
    if scheme == "file":
        return (Path(url2pathname(urlsplit(source).path)) / name).open("rb")
    if scheme not in SCHEMES:
        if "://" in source:
            raise FetchError(f"{source}: only a folder or a URL of {', '.join(SCHEMES)} can be read")
        return (Path(source) / name).open("rb")
    try:
        stream: IO[bytes] = urlopen(f"{source.rstrip('/')}/{name}", timeout=SILENCE_S)
    except HTTPError as error:
        error.close()
        if error.code in (403, 404, 410):  # a bucket says 403 for what it does not have
            raise FileNotFoundError(name) from error
        raise FetchError(f"{source.rstrip('/')}/{name}: HTTP {error.code} {error.reason}") from error
    except URLError as error:
        raise FetchError(f"{source.rstrip('/')}/{name}: {error.reason}") from error
    return stream


def _unpacked(stream: IO[bytes], file: MnistFile, told: Told, *, packed: bool) -> bytes:
    """At most one byte more than the file should have, so that a longer one, or a bomb, is seen and not stored."""
    data, until = bytearray(), time.monotonic() + FILE_S
    reader = gzip.GzipFile(fileobj=stream) if packed else stream
    while len(data) <= file.size and (chunk := reader.read(min(CHUNK, file.size + 1 - len(data)))):
        data += chunk
        told(file.name, len(data), file.size)
        if time.monotonic() > until:
            raise FetchError(f"{file.name}: not there after {FILE_S:.0f} s")
    return bytes(data)
