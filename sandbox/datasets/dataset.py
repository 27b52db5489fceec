"""A data set for learning to tell classes apart, with the split that everybody is measured on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from sandbox.values import Array, Value, encode

Source = Literal["mnist", "uci"]
Bytes = npt.NDArray[np.uint8]


class DatasetError(Exception):
    """A data set is there and is not what it should be; the text names the file and what to do."""


@dataclass(frozen=True, eq=False)
class Dataset:
    """Images uint8 (n, 28, 28), pixels 0 to 255, and labels int64 (n,); `sha256` is of what they were read from."""

    source: Source
    title: str
    sha256: str
    train_images: Bytes
    train_labels: npt.NDArray[np.int64]
    test_images: Bytes
    test_labels: npt.NDArray[np.int64]

    @property
    def version(self) -> str:
        """What a verdict says it was judged on: `MNIST (sha256 0123456789ab)`."""
        return f"{self.title} (sha256 {self.sha256[:12]})"

    def encoded(self, error_rate: float | None) -> bytes:
        """For the child that runs cases.py: the arrays by name, the source, and the error rate asked for on it."""
        value: dict[Value, Value] = {"source": self.source, "title": self.title, "error_rate": error_rate}
        for name in ("train_images", "train_labels", "test_images", "test_labels"):
            data: npt.NDArray[Any] = getattr(self, name)
            value[name] = Array("ndarray", data.dtype.name, data)
        return encode(value)
