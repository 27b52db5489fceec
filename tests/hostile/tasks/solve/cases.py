import numpy as np


def cases(rng):
    shown = (np.array([[2.0, 1.0], [1.0, 3.0]]), np.array([3.0, 5.0]))
    yield {"name": "two by two", "group": "Shown", "args": shown, "kwargs": {}}
    for size in (3, 5):
        system = (rng.normal(size=(size, size)) + 9.0 * np.eye(size), rng.normal(500.0, 100.0, size))
        yield {"name": f"fresh {size}", "group": "Hidden", "args": system, "kwargs": {}}
