import numpy as np


def case(name, group, x):
    return {"name": name, "group": group, "args": (np.array(x) if isinstance(x, list) else x,), "kwargs": {}}


def cases(rng):
    yield case("-1, 0, 1", "Worked example", [-1.0, 0.0, 1.0])
    yield case("the minimum of SiLU", "Worked example", [-1.278465, -3.0, 2.5])
    yield case("a small table", "Worked example", [[0.5, -0.5], [4.0, -4.0]])

    yield case("fresh row", "Fresh arrays", rng.normal(0.0, 2.0, size=int(rng.integers(5, 15))))
    yield case("fresh table", "Fresh arrays", rng.normal(0.0, 3.0, size=(4, 6)))
    yield case("fresh, three axes", "Fresh arrays", rng.uniform(-6.0, 6.0, size=(2, 3, 4)))
    yield case("fresh, close to 0", "Fresh arrays", rng.normal(0.0, 0.1, size=8))

    yield case("up to 100", "Far out", [-100.0, -40.0, -20.0, 20.0, 40.0, 100.0])
    yield case("up to 10000", "Far out", [1e4, -1e4, 750.0, -750.0, 1.0])
    yield case("fresh, wide", "Far out", rng.uniform(-1000.0, 1000.0, size=(3, 5)))

    yield case("both infinities", "Infinity", [np.inf, -np.inf, 0.5])
    scattered = rng.normal(size=(3, 4))
    scattered[0, 1], scattered[2, 3], scattered[1, 0] = np.inf, -np.inf, -np.inf
    yield case("fresh, infinities among others", "Infinity", scattered)

    single = rng.normal(0.0, 2.0, size=(3, 5)).astype(np.float32)
    yield case("float32", "Shapes and dtypes", single)
    yield case("float32, far out", "Shapes and dtypes", np.array([-1e4, 1e4, -90.0, 90.0, -np.inf, np.inf], dtype=np.float32))
    yield case("zeros of both signs", "Shapes and dtypes", [0.0, -0.0])
    yield case("empty", "Shapes and dtypes", np.zeros((0, 3)))
    yield case("every second column", "Shapes and dtypes", rng.normal(size=(3, 8))[:, ::2])
    yield case("a transposed table", "Shapes and dtypes", rng.normal(size=(2, 5)).T)
