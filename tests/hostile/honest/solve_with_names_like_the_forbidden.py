# task: solve
# expect: accepted
"""The word linalg in a comment, np.linalg in a string, and attributes of our own: none of it is a use."""
from typing import NamedTuple

import numpy as np


class Tools(NamedTuple):
    linalg: str = "np.linalg.solve is forbidden here"


def inv(a, b):
    x = np.zeros(len(b))
    for _ in range(500):
        x = x + (b - a @ x) / np.abs(a).sum(axis=1)
    return x


def solve(a, b):
    tools = Tools()
    print(tools.linalg)
    return inv(a, b)
