import numpy as np


def case(name, group, p, q):
    with np.errstate(divide="ignore"):
        return {"name": name, "group": group, "args": (np.log(p), np.log(q)), "kwargs": {}}


def drawn(rng, *shape):
    return rng.dirichlet(np.ones(shape[-1]), size=shape[:-1] or None), rng.dirichlet(
        np.ones(shape[-1]), size=shape[:-1] or None
    )


def without(p, mask):
    """The rows of p without the masked outcomes, normalised again."""
    kept = np.where(mask, 0.0, p)
    return kept / kept.sum(axis=-1, keepdims=True)


def cases(rng):
    p, q = np.array([0.5, 0.5]), np.array([0.9, 0.1])
    yield case("the card's two, both ways round", "Worked example", np.stack([p, q]), np.stack([q, p]))
    yield case("a single row", "Worked example", np.array([0.2, 0.3, 0.5]), np.array([0.4, 0.4, 0.2]))

    yield case("a fresh row", "Batches", *drawn(rng, 6))
    yield case("a fresh batch", "Batches", *drawn(rng, 5, 4))
    yield case("a fresh square batch", "Batches", *drawn(rng, 4, 4))
    yield case("three axes", "Batches", *drawn(rng, 2, 3, 5))
    p, q = drawn(rng, 6, 7)
    yield case("float32", "Batches", p.astype(np.float32), q.astype(np.float32))

    p, q = drawn(rng, 4, 6)
    hidden = np.zeros((4, 6), dtype=bool)
    hidden[:, [1, 4]] = True
    yield case("outcomes that p leaves out", "Impossible outcomes", without(p, hidden), q)
    yield case("outcomes that both leave out", "Impossible outcomes", without(p, hidden), without(q, hidden))
    hidden[2:] = False
    yield case("outcomes that q leaves out in two rows", "Impossible outcomes", p, without(q, hidden))
    yield case("one-hot rows", "Impossible outcomes", np.eye(4), np.where(np.eye(4) > 0, 0.7, 0.1))

    p, q = drawn(rng, 3, 5)
    logq = np.log(q)
    logq[:, 0] = [-700.0, -650.5, -30.0]
    yield {"name": "log q near -700", "group": "Tiny probabilities", "args": (np.log(p), logq), "kwargs": {}}
    logp = np.log(p)
    logp[:, 1] = [-690.0, -400.0, -45.0]
    yield {"name": "both tiny", "group": "Tiny probabilities", "args": (logp, logq), "kwargs": {}}

    yield case("identical rows", "Equal and single", p, p.copy())
    yield case("one outcome", "Equal and single", np.ones((3, 1)), np.ones((3, 1)))
    yield case("an empty batch", "Equal and single", np.empty((0, 4)), np.empty((0, 4)))
