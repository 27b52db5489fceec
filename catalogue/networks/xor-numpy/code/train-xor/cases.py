"""Calls of train_xor. Few epochs in most of them: a wrong update shows after one, and the whole set stays quick."""

import numpy as np


def case(name, group, seed, **options):
    return {"name": name, "group": group, "args": (seed,), "kwargs": options}


def fresh_seed(rng):
    return int(rng.integers(100, 1_000_000))


def cases(rng):
    yield case("seed 42, four units, no epoch", "First steps", 42, epochs=0, hidden=4)
    yield case("seed 42, four units, one epoch", "First steps", 42, epochs=1, hidden=4)
    yield case("seed 42, four units, twenty epochs", "First steps", 42, epochs=20, hidden=4)
    yield case("seed 42, four units, 2,001 epochs", "A whole curve", 42, epochs=2001, hidden=4)

    yield case("fresh seed, no epoch", "No epoch", fresh_seed(rng), epochs=0, hidden=5)
    yield case("no epoch, eight units", "No epoch", 7, epochs=0)
    yield case("fresh seed, rate 0", "Rate zero", fresh_seed(rng), lr=0.0, epochs=6, hidden=4)
    yield case("fresh seed, three epochs", "Few epochs", fresh_seed(rng), epochs=3)
    yield case("fresh seed, small rate, 30 epochs", "Few epochs", fresh_seed(rng), lr=0.1, epochs=30, hidden=6)
    yield case("one unit, 25 epochs", "Few epochs", 3, lr=0.2, epochs=25, hidden=1)
    yield case("fresh seed, sixteen units, 40 epochs", "Few epochs", fresh_seed(rng), lr=0.3, epochs=40, hidden=16)
    yield case("seed 9, four units, 400 epochs", "Stuck", 9, epochs=400, hidden=4)
    yield case("seed 13, four units, 300 epochs", "Stuck", 13, epochs=300, hidden=4)
    yield case("seed 42, four units, 8,001 epochs", "The logged losses", 42, epochs=8001, hidden=4)
    yield case("the defaults, seed 5", "The defaults", 5)
