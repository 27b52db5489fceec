"""Single steps of Adam, from nothing and from drawn states of later steps."""

import numpy as np


def case(name, group, *args, **options):
    wanted = {key: options.pop(key) for key in ("rtol", "atol") if key in options}
    return {"name": name, "group": group, "args": args, "kwargs": options, **wanted}


def cases(rng):
    def drawn(*shape):
        return rng.normal(size=shape)

    def later(t, *shape, b2=0.999):
        """A state as it may stand after t steps: squares at least as large as the mean's square."""
        mean = drawn(*shape)
        square = mean**2 + drawn(*shape) ** 2
        return {"m": mean * (1 - 0.9**t), "v": square * (1 - b2**t), "t": t}

    yield case("the card's first step", "First steps", np.array([1.0, 1.0]), None, np.array([5.0, -0.02]))
    state = {"m": np.array([0.5, -0.002]), "v": np.array([0.025, 4e-7]), "t": 1}
    yield case("the second step", "First steps", np.array([0.999, 1.001]), state, np.array([1.0, 0.03]))
    yield case("fresh, first step", "No state", drawn(3, 4), None, drawn(3, 4))
    yield case("fresh, first step, rate 0.1", "No state", drawn(5), None, drawn(5), lr=0.1, b1=0.8, b2=0.99)
    for t in (1, 2, 9, 100, 5000):
        yield case(f"fresh, after {t} steps", "Later steps", drawn(6), later(t, 6), drawn(6), lr=0.01)
    yield case("fresh, beta2 = 0.95", "Later steps", drawn(4), later(7, 4, b2=0.95), drawn(4), lr=0.02, b1=0.9, b2=0.95)
    yield case("no gradient at all", "No gradient", drawn(4), None, np.zeros(4))
    yield case("fresh, gradient 0 after 20 steps", "No gradient", drawn(4), later(20, 4), np.zeros(4))
    tiny = np.array([1e-20, 1e-8, 1e20, -1e-9])
    yield case("tiny and huge gradients", "Where eps stands", np.zeros(4), None, tiny)
    tiny_state = {"m": np.array([1e-9, -2e-10]), "v": np.array([1e-20, 3e-19]), "t": 30}
    yield case("tiny averages after 30 steps", "Where eps stands", np.zeros(2), tiny_state, np.array([3e-9, 1e-9]))
    yield case("fresh, eps = 1e-3", "Where eps stands", drawn(5), later(3, 5), 0.01 * drawn(5), lr=0.01, eps=1e-3)
    yield case("empty", "Shapes and dtypes", np.empty((0, 3)), None, np.empty((0, 3)))
    single = later(12, 3, 5)
    state = {"m": single["m"].astype(np.float32), "v": single["v"].astype(np.float32), "t": 12}
    args = (drawn(3, 5).astype(np.float32), state, drawn(3, 5).astype(np.float32))
    yield case("fresh, float32", "Shapes and dtypes", *args, lr=0.01, rtol=1e-4, atol=1e-6)
    yield case("fresh, float32, first step", "Shapes and dtypes", args[0], None, args[2], rtol=1e-4, atol=1e-6)
