import numpy as np


def cases(rng):
    yield {"name": "two logits", "group": "Shown", "args": (np.array([0.0, 1.0]),), "kwargs": {}}
    yield {"name": "two rows", "group": "Shown", "args": (np.array([[1.0, 2.0, 3.0], [3.0, 0.0, 0.0]]),), "kwargs": {}}
    for number, size in enumerate((3, (2, 4), (3, 3), 6)):
        logits = 30000.0 + rng.uniform(1000.0, 1004.0, size=size)
        yield {"name": f"hidden {number}", "group": "Hidden", "args": (logits,), "kwargs": {}}
