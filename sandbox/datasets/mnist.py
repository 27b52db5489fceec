"""MNIST: 60,000 training and 10,000 test images of handwritten digits, from its four IDX files.

Y. LeCun, L. Bottou, Y. Bengio and P. Haffner, Gradient-Based Learning Applied to Document Recognition, 1998.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from sandbox.datasets.dataset import Bytes, Dataset, DatasetError
from sandbox.datasets.idx import IdxError, parse_idx

TITLE = "MNIST"


@dataclass(frozen=True, slots=True)
class MnistFile:
    """One of the four: its name, the shape of its array, and the published sha256 of its unpacked bytes."""

    name: str
    shape: tuple[int, ...]
    sha256: str

    @property
    def size(self) -> int:
        """Bytes, unpacked."""
        return 4 + 4 * len(self.shape) + int(np.prod(self.shape))


FILES = (
    MnistFile(
        "train-images-idx3-ubyte", (60000, 28, 28), "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"
    ),
    MnistFile("train-labels-idx1-ubyte", (60000,), "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
    MnistFile(
        "t10k-images-idx3-ubyte", (10000, 28, 28), "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"
    ),
    MnistFile("t10k-labels-idx1-ubyte", (10000,), "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
)
SHA256 = hashlib.sha256("".join(file.sha256 for file in FILES).encode()).hexdigest()


def verified(file: MnistFile, data: bytes) -> Bytes:
    """The array in the unpacked bytes of this file. Raises DatasetError."""
    try:
        array = parse_idx(data)
    except IdxError as error:
        raise DatasetError(f"{file.name}: {error}") from error
    if array.shape != file.shape:
        raise DatasetError(f"{file.name}: shape {array.shape}, not {file.shape}")
    if hashlib.sha256(data).hexdigest() != file.sha256:
        raise DatasetError(f"{file.name}: not MNIST's file, the sha256 differs")
    return array


@lru_cache(maxsize=1)
def mnist(folder: Path) -> Dataset:
    """The four files in this folder, read once in a process. Raises DatasetError naming the file that is wrong."""
    try:
        images, labels, test_images, test_labels = (verified(file, (folder / file.name).read_bytes()) for file in FILES)
    except (OSError, DatasetError) as error:
        raise DatasetError(f"MNIST in {folder} is broken ({error}): delete the folder and fetch it anew") from error
    long_labels, long_test_labels = labels.astype(np.int64), test_labels.astype(np.int64)
    return Dataset("mnist", TITLE, SHA256, images, long_labels, test_images, long_test_labels)
