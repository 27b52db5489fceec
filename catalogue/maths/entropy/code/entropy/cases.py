import numpy as np


def case(name, group, p, **options):
    return {"name": name, "group": group, "args": (p,), "kwargs": options}


def refused(name, group, p, **options):
    return {**case(name, group, p, **options), "raises": "ValueError"}


def cases(rng):
    yield case("a coin, a certainty, a fair coin", "Coins and dice", np.array([[0.3, 0.7], [1.0, 0.0], [0.5, 0.5]]))
    yield case("eight equal outcomes", "Coins and dice", np.full(8, 0.125))
    yield refused("a sum of 1.1", "Coins and dice", np.array([[0.3, 0.7], [0.5, 0.6]]))

    yield case("a fresh distribution", "Fresh batches", rng.dirichlet(np.ones(6)))
    yield case("a fresh batch", "Fresh batches", rng.dirichlet(np.ones(5), size=7))
    yield case("a fresh square table, axis 0", "Fresh batches", rng.dirichlet(np.ones(4), size=4).T.copy(), axis=0)
    yield case(
        "three axes, axis 1", "Fresh batches", np.moveaxis(rng.dirichlet(np.ones(4), size=(2, 3)), -1, 1).copy(), axis=1
    )

    yield case("one-hot rows", "Zeros", np.eye(4)[rng.permutation(4)])
    some = rng.dirichlet(np.ones(6), size=5)
    some[:, ::2] = 0.0
    yield case("every second outcome never comes up", "Zeros", some / some.sum(axis=1, keepdims=True))
    yield case("minus zero", "Zeros", np.array([[-0.0, 1.0], [0.25, 0.75]]))

    p = rng.dirichlet(np.ones(5), size=3)
    yield case("nats", "Units", p, base=float(np.e))
    yield case("base 10, axis 0", "Units", p.T.copy(), axis=0, base=10)

    yield case("4,096 equal outcomes", "Exactness", np.full(4096, 1.0 / 4096))
    yield case("float32", "Exactness", rng.dirichlet(np.ones(9), size=4).astype(np.float32))
    yield case("a probability of 1e-30", "Exactness", np.array([[1.0, 1e-30], [0.5, 0.5]], dtype=np.float32))
    yield case("a sum that is off by 5e-6", "Exactness", np.array([0.5, 0.3, 0.200005]))

    group = "Not a distribution"
    bad = rng.dirichlet(np.ones(4), size=5)
    bad[3] *= 1.01
    yield refused("fresh, one sum of 1.01", group, bad.copy())
    bad[3] = 0.0
    yield refused("fresh, a row of zeros", group, bad)
    yield refused("negative entries, sum 1", group, np.array([[0.6, 0.5, -0.1], [0.2, 0.3, 0.5], [-1.0, 1.0, 1.0]]))
    yield refused("logits", group, rng.normal(size=(3, 4)) + 3.0)
    yield refused("a sum that is off by 2e-5", group, np.array([0.5, 0.3, 0.20002]))
    yield refused("rows sum to 1, columns do not, axis 0", group, np.array([[0.9, 0.1], [0.7, 0.3]]), axis=0)

    yield case("one outcome", "Odd shapes", np.ones((3, 1)))
    yield case("an empty batch", "Odd shapes", np.empty((0, 4)))
