import numpy as np


def cases(rng):
    shown = (np.array([0.5, 1.0, 2.0]), np.array([0.0, 1.0, 1.0]))
    yield {"name": "three", "group": "Shown", "args": shown, "kwargs": {}}
    for size in (4, 9, 30):
        pair = (500.0 + rng.uniform(-1.0, 1.0, size), 100.0 + rng.uniform(-1.0, 1.0, size))
        yield {"name": f"fresh {size}", "group": "Hidden", "args": pair, "kwargs": {}}
