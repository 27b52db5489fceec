"""Arrays of several shapes, rates and both modes. Most are drawn afresh; the masks follow from the seed of the case."""

import numpy as np


def case(name, group, x, dy, p, seed, **options):
    return {"name": name, "group": group, "args": (x, dy, p, seed), "kwargs": options}


def refused(name, group, *args, **options):
    return {**case(name, group, *args, **options), "raises": "ValueError"}


def cases(rng):
    def arrays(*shape):
        return rng.normal(size=shape) + 0.1, rng.normal(size=shape)

    def fresh():
        return int(rng.integers(100, 1_000_000))

    a = np.array([[0.8, -1.2, 0.5, 2.0]])
    yield case("the card's activations", "Four activations", a, np.ones((1, 4)), 0.5, 9)
    yield case("the same at evaluation", "Four activations", a, np.ones((1, 4)), 0.5, 9, train=False)
    yield refused("the same with p = 1.5", "Four activations", a, np.ones((1, 4)), 1.5, 9)
    for p in (0.1, 0.3, 0.75):
        yield case(f"fresh, p = {p}", "Training", *arrays(6, 8), p, fresh())
    yield case("fresh, three axes, p = 0.2", "Training", *arrays(3, 4, 5), 0.2, fresh(), train=True)
    yield case("fresh vector, p = 0.5", "Training", *arrays(40), 0.5, fresh())
    yield case("fresh, p = 0.4, evaluation", "Evaluation", *arrays(5, 6), 0.4, fresh(), train=False)
    yield case("fresh, p = 1, evaluation", "Evaluation", *arrays(4, 3), 1.0, fresh(), train=False)
    yield case("fresh, p = 0", "Edges", *arrays(4, 6), 0.0, fresh())
    yield case("fresh, p = 1", "Edges", *arrays(4, 6), 1.0, fresh())
    yield case("an empty batch", "Edges", np.empty((0, 5)), np.empty((0, 5)), 0.3, 1)
    x, dy = arrays(7, 9)
    yield case("fresh, float32, p = 0.3", "float32", x.astype(np.float32), dy.astype(np.float32), 0.3, fresh())
    yield case("fresh, float32, evaluation", "float32", x.astype(np.float32), dy.astype(np.float32), 0.3, fresh(), train=False)
    yield refused("fresh, p = -0.1", "No probability", *arrays(3, 4), -0.1, fresh())
    yield refused("fresh, p = 1.01", "No probability", *arrays(5), 1.01, fresh())
    yield refused("fresh, p = 20, evaluation", "No probability", *arrays(2, 3), 20.0, fresh(), train=False)
    yield refused("fresh, p = -1, evaluation", "No probability", *arrays(2, 3), -1.0, fresh(), train=False)
