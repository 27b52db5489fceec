"""Which data set a name means on this machine, and where those that were fetched lie."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from sandbox.datasets.dataset import Dataset
from sandbox.datasets.mnist import mnist
from sandbox.datasets.uci_digits import uci_digits

SOURCES = ("mnist", "uci")


def mnist_folder(data_dir: Path) -> Path:
    """Where `manage.py fetch_mnist` puts the four files; it is there only when they are whole."""
    return data_dir / "mnist"


def default_data_dir() -> Path:
    """DATA_DIR, else a folder in the run directory, as the site's settings have it."""
    return Path(os.environ.get("DATA_DIR") or Path(os.environ.get("CHAINRULE_RUN_DIR", ".run")) / "data")


def find(name: str, data_dir: Path | None) -> Dataset:
    """What `name` of task.toml means here. Raises DatasetError when it is there and broken, KeyError for no such name.

    digits: MNIST where it was fetched, else the UCI digits.
    """
    return _FINDERS[name](data_dir)


def _digits(data_dir: Path | None) -> Dataset:
    if data_dir is not None and mnist_folder(data_dir).is_dir():
        return mnist(mnist_folder(data_dir))
    return uci_digits()


_FINDERS: dict[str, Callable[[Path | None], Dataset]] = {"digits": _digits}
NAMES = tuple(_FINDERS)
