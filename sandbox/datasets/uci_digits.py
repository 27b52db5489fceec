"""The UCI digits in the format of MNIST: what stands in for it until somebody fetches that."""

from __future__ import annotations

import gzip
import hashlib
from functools import cache
from pathlib import Path

import numpy as np

from sandbox.datasets.dataset import Bytes, Dataset, DatasetError

FILE = Path(__file__).parent / "uci" / "digits.csv.gz"
SHA256 = "6ebb3d2fee246a4e99363262ddf8a00a3c41bee6014c373ed9d9216ba7f651b8"
TEST_EVERY = 4


@cache
def uci_digits() -> Dataset:
    """1,347 training and 450 test images. Raises DatasetError when the file is not the one that was bundled.

    The split is fixed: of the images in order of their label, as the file has them, each fourth is a test image, so
    that each digit has a quarter of its images there.
    """
    text = gzip.decompress(FILE.read_bytes())
    if hashlib.sha256(text).hexdigest() != SHA256:
        raise DatasetError(f"{FILE.name} is not the bundled file: install the program anew")
    rows = np.array([line.split(b",") for line in text.split()], dtype=np.int64)
    images, labels = enlarged(rows[:, :-1].reshape(-1, 8, 8)), rows[:, -1]
    by_label = np.argsort(labels, kind="stable")
    is_test = np.zeros(len(labels), dtype=bool)
    is_test[by_label[::TEST_EVERY]] = True
    return Dataset("uci", "UCI digits", SHA256, images[~is_test], labels[~is_test], images[is_test], labels[is_test])


def enlarged(small: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> Bytes:
    """8 × 8 images with values 0 to 16 as 28 × 28 with 0 to 255: each pixel becomes 3 × 3, in a frame of 2."""
    large = (small * 255 / 16).round().astype(np.uint8).repeat(3, axis=1).repeat(3, axis=2)
    return np.pad(large, ((0, 0), (2, 2), (2, 2)))
