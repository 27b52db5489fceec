from functools import partial

import numpy as np

import given


def case(name, group, a, **kwargs):
    return {"name": name, "group": group, "args": (a,), "kwargs": kwargs}


def counted(name, group, a):
    return case(name, group, a, key=partial(given.counted, len(a)))


def own(items):
    return partial(given.CallersList, items)


def whole(rng, n, low=-1000, high=1000):
    return rng.integers(low, high, size=n).tolist()


def cases(rng):
    group = "Worked example"
    yield case("the list of the card", group, [5, 2, 4, 7, 1, 3, 2, 6])
    yield case("pairs by their first entry", group, [(2, "b"), (1, "x"), (2, "a")], key=given.first)
    yield counted("64 items, reversed, comparisons counted", group, list(range(64, 0, -1)))
    yield from short(rng)
    yield from fresh(rng)
    yield from ties(rng)
    yield from comparisons(rng)
    yield from long()


def short(rng):
    group = "Short lists"
    yield case("empty", group, [])
    yield case("one item", group, [7])
    yield case("two items, wrong order", group, [2, -3])
    yield case("three items", group, [3, 1, 2])
    yield case("five items", group, whole(rng, 5))
    yield case("empty, a copy is asked for", group, own([]))
    yield case("one item, a copy is asked for", group, own([7]))
    yield case("three items, a copy is asked for", group, own([3, 1, 2]))


def fresh(rng):
    group = "Fresh lists"
    yield case("whole numbers, some equal", group, whole(rng, int(rng.integers(20, 40)), -9, 10))
    yield case("real numbers", group, rng.normal(size=33).tolist())
    yield case("texts", group, ["".join(chr(97 + int(k)) for k in rng.integers(0, 26, size=3)) for _ in range(21)])
    yield case("a thousand whole numbers", group, whole(rng, 1000))


def ties(rng):
    group = "Equal keys"
    few, more = rng.integers(0, 4, size=30).tolist(), rng.integers(0, 5, size=25).tolist()
    yield case("all equal", group, [4] * 37)
    yield case("few keys, labels show the order", group, [(k, i) for i, k in enumerate(few)], key=given.first)
    yield case("key in the second place", group, list(enumerate(more)), key=given.second)
    yield case("labels that would sort otherwise", group, [(1, 9 - i) for i in range(9)] + [(0, 5)], key=given.first)


def comparisons(rng):
    group = "Number of comparisons"
    yield counted("2,048 items, sorted", group, list(range(2048)))
    yield counted("2,048 items, reversed", group, list(range(2048, 0, -1)))
    yield counted("1,000 fresh items", group, whole(rng, 1000, -(10**9), 10**9))
    yield counted("700 equal items", group, [5] * 700)


def long():
    """The same for everyone; what is expected is known without a run of the reference."""
    n = 200_000
    fixed = np.random.default_rng(1).integers(-(10**9), 10**9, size=n).tolist()
    yield {**case("200,000 items", "Long lists", fixed), "expected": sorted(fixed)}
    yield {**case("200,000 items, reversed", "Long lists", list(range(n, 0, -1))), "expected": list(range(1, n + 1))}
