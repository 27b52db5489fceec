import numpy as np


def cases(rng):
    calls = [("step", (np.array([1.0]), np.array([0.5])), {}), ("step", (np.array([0.9]), np.array([0.5])), {})]
    yield {"name": "two steps", "group": "Shown", "init": ((0.1, 0.9), {}), "calls": calls}
    for size in (2, 5):
        calls = [("step", (rng.normal(300.0, 40.0, size), rng.normal(70.0, 5.0, size)), {}) for _ in range(4)]
        yield {"name": f"fresh {size}", "group": "Hidden", "init": ((0.1, 0.9), {}), "calls": calls}
