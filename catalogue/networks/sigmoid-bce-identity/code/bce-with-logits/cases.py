import numpy as np


def case(name, group, z, y, weight=None, **options):
    arrays = [np.array(value) if isinstance(value, list) else value for value in (z, y, weight)]
    kwargs = {} if weight is None else {"weight": arrays[2]}
    return {"name": name, "group": group, "args": (arrays[0], arrays[1]), "kwargs": kwargs, **options}


def refused(name, group, z, y, weight=None):
    return {**case(name, group, z, y, weight), "raises": "ValueError"}


def cases(rng):
    yield case("the logit of the card", "Worked example", [1.1775], [1.0])
    yield case("the same with the label 0", "Worked example", [1.1775], [0.0])
    yield case("two examples, one label soft", "Worked example", [1.1775, 0.0], [1.0, 0.3])
    yield case("three soft labels", "A small batch", [2.0, -1.0, 0.5], [0.9, 0.2, 0.5])
    yield case("weights 2, 0, 1", "A small batch", [2.0, -1.0, 0.5], [1.0, 1.0, 0.0], [2.0, 0.0, 1.0])

    for n in (2, 7, 50):
        hard = rng.permutation(np.arange(n) % 2).astype(float)
        yield case(f"fresh, hard labels, N = {n}", "Fresh batches", rng.normal(0.0, 2.0, size=n), hard)
        yield case(f"fresh, soft labels, N = {n}", "Fresh batches", rng.normal(0.0, 2.0, size=n), rng.uniform(size=n))

    far = [1e4, -1e4, 800.0, -800.0]
    yield case("±10000, all right", "Large logits", far, [1.0, 0.0, 1.0, 0.0])
    yield case("±10000, all wrong", "Large logits", far, [0.0, 1.0, 0.0, 1.0])
    yield case("±10000, soft labels", "Large logits", far, [0.3, 0.6, 0.25, 0.5])
    yield case("fresh, some 30 and more", "Large logits", rng.choice([-60.0, -35.0, 30.0, 45.0], size=6), rng.uniform(size=6))

    n = int(rng.integers(5, 12))
    weight = rng.uniform(0.2, 3.0, size=n)
    yield case("fresh weights", "Weights", rng.normal(size=n), rng.uniform(size=n), weight)
    yield case("fresh, some weights 0", "Weights", rng.normal(size=8), rng.uniform(size=8), np.array([0.0, 1.0, 2.0, 0.0, 0.5, 1.0, 3.0, 0.0]))
    yield case("fresh, all weights 5", "Weights", rng.normal(size=4), np.array([1.0, 0.0, 0.0, 1.0]), np.full(4, 5.0))

    yield case("one example, wrong and sure", "Small and other dtypes", [-30.0], [1.0])
    single = {"rtol": 1e-5, "atol": 1e-7}
    z, y = rng.normal(0.0, 3.0, size=9).astype(np.float32), rng.uniform(size=9).astype(np.float32)
    yield case("fresh, float32", "Small and other dtypes", z, y, **single)
    yield case("float32, large logits", "Small and other dtypes", np.array([200.0, -200.0], dtype=np.float32), np.array([0.0, 0.0], dtype=np.float32), **single)
    yield refused("no example", "Small and other dtypes", [], [])
    yield refused("no example, weights", "Small and other dtypes", [], [], [])
