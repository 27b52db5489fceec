import numpy as np


def cases(rng):
    x = np.array([1.0, 2.0, 3.0])
    yield {"name": "slope two", "group": "Shown", "args": (x, 2.0 * x, 50), "kwargs": {}}
    for number in range(2):
        x = rng.uniform(1.0, 2.0, 5)
        yield {"name": f"fresh {number}", "group": "Hidden", "args": (x, 345.0 * x + rng.normal(0.0, 9.0, 5), 50), "kwargs": {}}
