"""Graphs that are too large to write down. They are built anew for each test."""


def chain(n):
    """n0 → n1 → … → n(n − 1)."""
    return {f"n{i}": [f"n{i + 1}"] for i in range(n - 1)}


def roots(n):
    """n nodes without any edge."""
    return {f"n{i}": [] for i in range(n)}
