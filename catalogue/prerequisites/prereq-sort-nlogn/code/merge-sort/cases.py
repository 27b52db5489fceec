def case(name, group, a, **kwargs):
    return {"name": name, "group": group, "args": (a,), "kwargs": kwargs}


def whole(rng, n, low=-1000, high=1000):
    return [int(value) for value in rng.integers(low, high, size=n)]


def cases(rng):
    yield case("the list of the card", "Worked example", [5, 2, 4, 7, 1, 3, 2, 6])
    yield case("pairs by their first entry", "Worked example", [(2, "b"), (1, "x"), (2, "a")], key=0)
    yield from short(rng)
    yield from fresh(rng)
    yield from ties(rng)
    yield from long(rng)


def short(rng):
    group = "Short lists"
    yield case("empty", group, [])
    yield case("one item", group, [7])
    yield case("two items, wrong order", group, [2, -3])
    yield case("three items", group, [3, 1, 2])
    yield case("five items", group, whole(rng, 5))


def fresh(rng):
    group = "Fresh lists"
    yield case("whole numbers, some equal", group, whole(rng, int(rng.integers(20, 40)), -9, 10))
    yield case("real numbers", group, [float(value) for value in rng.normal(size=33)])
    yield case("texts", group, ["".join(chr(97 + int(k)) for k in rng.integers(0, 26, size=3)) for _ in range(21)])
    yield case("a thousand whole numbers", group, whole(rng, 1000))


def ties(rng):
    group = "Equal keys"
    yield case("all equal", group, [4] * 37)
    yield case("few keys, labels show the order", group, [(int(value), index) for index, value in enumerate(rng.integers(0, 4, size=30))], key=0)
    yield case("key in the second place", group, [(index, int(value)) for index, value in enumerate(rng.integers(0, 5, size=25))], key=1)
    yield case("labels that would sort otherwise", group, [(1, 9 - index) for index in range(9)] + [(0, 5)], key=0)


def long(rng):
    group = "Cost on long lists"
    yield case("2048 items, sorted", group, list(range(2048)))
    yield case("2048 items, reversed", group, list(range(2048, 0, -1)))
    yield case("4000 fresh items", group, whole(rng, 4000, -10**9, 10**9))
