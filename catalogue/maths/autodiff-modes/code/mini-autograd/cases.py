"""Programs for mini_autograd: nodes are numbered, leaves first; an int operand is a node, a float a number."""

CARD = [("mul", 0, 1), ("add", 2, 0), ("mul", 3, 3)]


def case(name, group, leaves, program, *results):
    last = len(leaves) + len(program) - 1
    return {
        "name": name,
        "group": group,
        "args": ([float(x) for x in leaves], program, list(results) or [last]),
        "kwargs": {},
    }


def positive(rng, n):
    return rng.uniform(0.5, 3.0, size=n).tolist()


def cases(rng):
    yield case("the graph of the card", "Worked example", [2.0, 3.0], CARD)
    yield case("a logarithm and a difference", "Worked example", [2.0, 5.0], [("log", 0), ("sub", 2, 1), ("mul", 3, 0)])
    yield from operations(rng)
    yield from constants(rng)
    yield from twice(rng)
    yield from deep(rng)
    yield from again(rng)
    yield case(
        "3,000 links", "Large graphs", positive(rng, 2), [("mul", 0, 1.0)] + [("add", k, 1) for k in range(2, 3001)]
    )
    yield case("40 levels of x + x", "Large graphs", positive(rng, 1), [("add", k, k) for k in range(40)])
    yield case(
        "a chain of 500 with a factor",
        "Large graphs",
        [0.7, 1.01],
        [("mul", 0, 1)] + [("mul", k, 1) for k in range(2, 501)],
    )


def operations(rng):
    group = "Every operation"
    for name in ("add", "sub", "mul", "div"):
        yield case(f"fresh {name}", group, positive(rng, 2), [(name, 0, 1)])
    for name in ("neg", "exp", "log", "relu"):
        yield case(f"fresh {name}", group, positive(rng, 1), [(name, 0)])
    yield case("relu of a negative number", group, [-1.5, 2.0], [("relu", 0), ("mul", 2, 1), ("add", 3, 0)])
    for power in (3.0, -2.0, 0.5):
        yield case(f"power {power:g}", group, positive(rng, 1), [("pow", 0, power)])
    x = positive(rng, 4)
    program = [
        ("div", 0, 1),
        ("exp", 4),
        ("sub", 2, 3),
        ("mul", 5, 6),
        ("pow", 2, -0.5),
        ("add", 7, 8),
        ("log", 3),
        ("mul", 9, 10),
        ("neg", 11),
    ]
    yield case("a fresh mixture", group, x, program)
    yield case("relu at exactly 0", "Zero", [0.0, 3.0], [("relu", 0), ("mul", 2, 1), ("add", 3, 1)])
    yield case("relu of a difference that is 0", "Zero", [1.25, 1.25, 2.0], [("sub", 0, 1), ("relu", 3), ("mul", 4, 2)])


def constants(rng):
    group = "Constants"
    x = positive(rng, 1)
    for name in ("add", "sub", "mul", "div"):
        yield case(f"2 {name} x", group, x, [(name, 2.0, 0)])
        yield case(f"x {name} 2", group, x, [(name, 0, 2.0)])
    yield case(
        "numbers on both sides",
        group,
        positive(rng, 2),
        [("sub", 1.0, 0), ("div", 3.0, 2), ("add", 3, 0.5), ("mul", -2.0, 4), ("mul", 5, 1)],
    )


def twice(rng):
    group = "Used twice"
    x = positive(rng, 1)
    yield case("x + x", group, x, [("add", 0, 0)])
    yield case("x times x", group, x, [("mul", 0, 0)])
    yield case("x minus x", group, x, [("sub", 0, 0)])
    yield case("x over x", group, x, [("div", 0, 0)])
    yield case("a diamond", group, positive(rng, 2), [("mul", 0, 1), ("exp", 2), ("log", 2), ("add", 3, 4)])


def deep(rng):
    group = "Shared and deep"
    x = positive(rng, 2)
    shared = [("mul", 0, 1), ("mul", 2, 2), ("add", 3, 0)]
    yield case(
        "a long and a short way",
        group,
        x,
        [*shared, ("exp", 0), ("log", 5), ("mul", 6, 6), ("add", 7, 0), ("mul", 8, 4)],
    )
    yield case(
        "the short way first", group, x, [("mul", 0, 1), ("add", 2, 1.0), ("mul", 3, 0), ("mul", 4, 3), ("add", 2, 5)]
    )
    yield case(
        "the short way last", group, x, [("mul", 0, 1), ("add", 2, 1.0), ("mul", 3, 0), ("mul", 4, 3), ("add", 5, 2)]
    )
    ladder = [("add", 0, 1)]
    for k in range(2, 12):
        ladder.append(("mul", k, k - 1))
    yield case("a ladder", group, [0.9, 0.2], ladder)


def again(rng):
    group = "Several backwards"
    x = positive(rng, 2)
    yield case("the same result twice", group, x, CARD, 4, 4)
    yield case(
        "the same result three times, deep",
        group,
        x,
        [("exp", 0), ("mul", 2, 1), ("mul", 3, 2), ("add", 4, 0)],
        5,
        5,
        5,
    )
    yield case("two results share a leaf", group, x, [("mul", 0, 1), ("add", 0, 1)], 2, 3)
    yield case("an inner node, then the result", group, x, CARD, 3, 4)
    yield case("a leaf itself", group, x, [("mul", 0, 1)], 0)
