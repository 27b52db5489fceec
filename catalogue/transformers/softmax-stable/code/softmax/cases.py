import numpy as np

INF = np.inf


def case(name, group, x, **options):
    kwargs = {"axis": options.pop("axis")} if "axis" in options else {}
    return {"name": name, "group": group, "args": (x,), "kwargs": kwargs, **options}


def cases(rng):
    yield from worked()
    yield from ordinary(rng)
    yield from large(rng)
    yield from minus_infinity(rng)
    yield from any_axis(rng)
    yield from shapes_and_dtypes(rng)


def worked():
    group = "Worked example"
    table = np.array([[0.0, 1.0, 2.0], [3.0, 0.0, -1.0]])
    yield case("the row of the card", group, np.array([1000.0, 1000.0, 999.0]))
    yield case("a table, each row", group, table)
    yield case("the same table, each column", group, table, axis=0)


def ordinary(rng):
    group = "Ordinary rows"
    yield case("logits close together", group, np.array([1.0, 0.9, 0.8]))
    yield case("a square table", group, np.array([[2.0, 0.0, 1.0], [-1.0, 0.5, 3.0], [0.0, 0.0, 0.0]]))
    yield case("a fresh row", group, rng.normal(0.0, 2.0, size=int(rng.integers(4, 12))))
    yield case("a fresh batch", group, rng.normal(0.0, 3.0, size=(int(rng.integers(3, 7)), int(rng.integers(7, 12)))))


def large(rng):
    group = "Large logits"
    yield case("logits of 10000", group, np.array([[1e4, 1e4 - 1.0, 1e4 - 3.0], [9999.0, 1e4, 9999.5]]))
    yield case("logits of -10000", group, np.array([-1e4, -1e4 + 2.0, -1e4 + 1.0]))
    yield case("10000 beside -10000", group, np.array([1e4, -1e4, 1e4 - 0.5]))
    yield case("rows 20000 apart", group, np.array([[1e4, 1e4 + 1.0, 1e4 - 1.0], [-1e4, -1e4 + 2.0, -1e4]]))
    far = rng.normal(0.0, 2.0, size=(5, 6)) + rng.permutation(np.linspace(-1e4, 1e4, 5))[:, None]
    yield case("fresh rows far apart", group, far)
    yield case("fresh columns far apart", group, np.ascontiguousarray(far.T), axis=0)


def minus_infinity(rng):
    group = "Minus infinity"
    yield case("one hidden entry", group, np.array([0.5, -INF, 1.5]))
    yield case("all but one hidden", group, np.array([[-INF, -3.0, -INF], [2.0, -INF, -INF]]))
    scores = rng.normal(0.0, 2.0, size=(6, 6))
    yield case("a fresh causal triangle", group, np.where(np.tri(6, dtype=bool), scores, -INF))
    tall = rng.normal(0.0, 2.0, size=(5, 3)) + 1e4
    tall[rng.integers(0, 5, size=3), np.arange(3)] = -INF
    yield case("fresh columns, large, one hidden in each", group, tall, axis=0)


def any_axis(rng):
    group = "Any axis"
    cube = rng.normal(0.0, 2.0, size=(3, 4, 5))
    yield case("axis 0 of three", group, cube, axis=0)
    yield case("axis 1 of three", group, cube + 800.0, axis=1)
    yield case("axis -2 of three", group, cube * 2.0, axis=-2)
    yield case("axis -1 of four", group, rng.normal(0.0, 1.0, size=(2, 3, 2, 4)), axis=-1)
    yield case("axis 1 of a square table", group, rng.normal(0.0, 2.0, size=(4, 4)), axis=1)


def shapes_and_dtypes(rng):
    group = "Shapes and dtypes"
    single = rng.normal(0.0, 3.0, size=(4, 7)).astype(np.float32)
    yield case("float32", group, single)
    # Logits near 95 overflow a 32-bit exponential; rounding the logarithm of the sum there costs up to 2e-5.
    yield case("float32, logits near 95", group, single + np.float32(95.0), rtol=1e-4)
    yield case("one column", group, rng.normal(0.0, 3.0, size=(5, 1)))
    yield case("one number", group, np.array([-1234.5]))
    yield case("an empty batch", group, np.empty((0, 4)))
    yield case("every second column", group, rng.normal(0.0, 2.0, size=(4, 10))[:, ::2])
    yield case("a transposed table", group, rng.normal(0.0, 2.0, size=(3, 6)).T)
