import numpy as np


def cases(rng):
    yield {"name": "two items", "group": "Shown", "args": (np.array([1.0, -2.0]), 2, 3.0)}
    yield {"name": "no item", "group": "Shown", "args": (np.array([]), 0, 3.0)}
    for number, size in enumerate((1, 5, 33, 1000)):
        items = 30000.0 + rng.uniform(1000.0, 1004.0, size=size)
        yield {"name": f"hidden {number}", "group": "Hidden", "args": (items, size, float(rng.uniform(1, 2)))}
