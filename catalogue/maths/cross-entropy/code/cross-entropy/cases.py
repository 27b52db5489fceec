import numpy as np


def case(name, group, logits, targets, **options):
    return {"name": name, "group": group, "args": (logits, np.asarray(targets)), "kwargs": options}


def batch(rng, n, k, scale=2.0):
    return rng.normal(0.0, scale, size=(n, k)), rng.integers(0, k, size=n)


def cases(rng):
    worked = np.array([1.2, 0.5, 3.1, 0.8])
    yield case("the card's logits", "Worked example", worked[None], [2])
    yield case("two rows", "Worked example", np.stack([worked, -worked]), [2, 0])

    for n, k in ((4, 3), (7, 10), (5, 5)):
        yield case(f"fresh, {n} rows, {k} classes", "Batches", *batch(rng, n, k))

    yield case(
        "logits of 10,000",
        "Large logits",
        np.array([[1e4, 0.0, -1e4], [1e4, 1e4 - 2.0, 0.5], [-1e4, -1e4, 3.0]]),
        [2, 1, 0],
    )
    z, y = batch(rng, 4, 3)
    yield case("fresh rows far apart", "Large logits", z + np.array([[-9e3], [0.0], [9e3], [400.0]]), y)
    z, y = batch(rng, 4, 4)
    z[np.arange(4), (y + 1) % 4] = -np.inf
    yield case("minus infinity for a wrong class", "Large logits", z, y)

    z, y = batch(rng, 8, 4)
    y[:4] = [1, 2, 3, 0]
    yield case("an index that no row has", "Ignored targets", z, y, ignore_index=-100)
    padded = y.copy()
    padded[[1, 4, 6]] = -100
    yield case("three rows ignored, index -100", "Ignored targets", z, padded, ignore_index=-100)
    yield case("class 0 ignored", "Ignored targets", z, y, ignore_index=0)
    yield case("class 3 ignored", "Ignored targets", z, y, ignore_index=3)
    yield case("all rows ignored", "Ignored targets", z[:3], np.full(3, -100), ignore_index=-100)
    yield case("all rows ignored, index 0", "Ignored targets", z[:2], np.zeros(2, dtype=int), ignore_index=0)

    yield case("one row", "Odd shapes", *batch(rng, 1, 6))
    yield case("one class", "Odd shapes", *batch(rng, 3, 1))
    z, y = batch(rng, 5, 6)
    yield case("float32", "Odd shapes", z.astype(np.float32), y)
    yield case("every second column", "Odd shapes", z[:, ::2], y % 3)
