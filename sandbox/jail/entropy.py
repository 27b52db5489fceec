"""Fresh randomness in each fork: children of one process would otherwise draw the same numbers."""

from __future__ import annotations

import hashlib
import os
import random
import sys

from sandbox.jail.cell import Cell, CrossedError


def setup_entropy(cell: Cell) -> None:
    """Reseed every generator that was imported before the fork, each with its own hash of the kernel's entropy."""
    seed = os.urandom(32) + cell.number.to_bytes(4, "little")
    random.seed(_derived(seed, b"random"))
    numpy = sys.modules.get("numpy")
    if numpy is not None:
        numpy.random.seed(_derived(seed, b"numpy") % 2**32)
    torch = sys.modules.get("torch")
    if torch is not None:
        torch.default_generator.manual_seed(_derived(seed, b"torch") % 2**63)


def _derived(seed: bytes, purpose: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(seed, person=purpose, digest_size=16).digest(), "little")


def test_entropy(cell: Cell) -> str:
    before = random.random()
    setup_entropy(cell)
    if before == random.random():
        raise CrossedError("the generators repeat")
    return "random, numpy and torch reseeded from the kernel"
