"""Files like MNIST's, but with 40 training and 20 test images."""

import gzip
import hashlib
import struct

import numpy as np

from sandbox.datasets import fetching, mnist

COUNTS = {"train": 40, "t10k": 20}


def idx(array):
    return struct.pack(f">2sBB{array.ndim}I", b"\0\0", 8, array.ndim, *array.shape) + array.tobytes()


def small_files():
    """Name → bytes of the four files, unpacked."""
    rng, files = np.random.default_rng(5), {}
    for part, count in COUNTS.items():
        labels = (np.arange(count) % 10).astype(np.uint8)
        images = rng.integers(0, 20, size=(count, 28, 28), dtype=np.uint8)
        images[np.arange(count), labels, labels] = 255
        files[f"{part}-images-idx3-ubyte"], files[f"{part}-labels-idx1-ubyte"] = idx(images), idx(labels)
    return files


def use_small_mnist(monkeypatch):
    """Let the small files count as MNIST; returns them."""
    files = small_files()
    known = tuple(
        mnist.MnistFile(file.name, (COUNTS[file.name.split("-")[0]], *file.shape[1:]), _sha256(files[file.name]))
        for file in mnist.FILES
    )
    monkeypatch.setattr(mnist, "FILES", known)
    monkeypatch.setattr(fetching, "FILES", known)
    return files


def write(folder, files, *, packed=False):
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / (f"{name}.gz" if packed else name)).write_bytes(gzip.compress(data) if packed else data)
    return folder


def _sha256(data):
    return hashlib.sha256(data).hexdigest()
