import numpy as np


def case(name, group, y, theta):
    return {"name": name, "group": group, "args": (y, theta), "kwargs": {}}


def cases(rng):
    yield case("y = 2, theta = pi/3", "Worked example", 2.0, np.pi / 3)
    yield case("three angles", "Worked example", 0.5, np.array([0.0, 1.0, 2.0]))
    yield from numbers(rng)
    yield from arrays(rng)
    yield from special(rng)


def numbers(rng):
    group = "Numbers"
    yield case("Python ints", group, 3, 2)
    yield case("an int and a float", group, -1, 2.5)
    yield case("two fresh floats", group, float(rng.uniform(-10, 10)), float(rng.uniform(-3, 3)))


def arrays(rng):
    group = "Arrays"
    yield case("equal shapes", group, rng.uniform(-10, 10, size=7), rng.uniform(-3, 3, size=7))
    yield case("(4, 1) with (1, 5)", group, rng.uniform(-10, 10, size=(4, 1)), rng.uniform(-3, 3, size=(1, 5)))
    yield case("a vector y, one angle", group, rng.uniform(-10, 10, size=6), 0.7)
    yield case("one y, a vector of angles", group, -1.5, rng.uniform(-3, 3, size=6))
    yield case("integer arrays", group, rng.integers(-9, 10, size=(2, 3)), rng.integers(1, 6, size=3))
    yield case("an empty array", group, np.empty((0,)), 1.0)


def special(rng):
    group = "Special places"
    y = rng.uniform(1, 10, size=5)
    yield case("theta = 0", group, y, 0.0)
    yield case("theta = pi", group, y, np.pi)
    yield case("theta = pi/2", group, y, np.pi / 2)
    theta = rng.uniform(0.2, 2.9, size=5)
    yield case("in the valley", group, -np.cos(theta), theta)
    yield case("angles near a million", group, rng.uniform(-10, 10, size=5), 1e6 + rng.uniform(0, 6, size=5))
