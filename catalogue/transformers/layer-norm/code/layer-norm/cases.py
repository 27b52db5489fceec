import numpy as np
import torch


def case(name, group, x, gamma=None, beta=None, **options):
    features = x.shape[-1]
    gamma = torch.ones(features, dtype=x.dtype) if gamma is None else gamma
    beta = torch.zeros(features, dtype=x.dtype) if beta is None else beta
    kwargs = {"eps": options.pop("eps")} if "eps" in options else {}
    return {"name": name, "group": group, "args": (x, gamma, beta), "kwargs": kwargs, **options}


def normal(rng, *shape, mean=0.0, std=1.0, dtype=torch.float32):
    return torch.as_tensor(rng.normal(mean, std, size=shape), dtype=dtype)


def cases(rng):
    yield from worked()
    yield from over_the_features(rng)
    yield from place_of_epsilon(rng)
    yield from constant_rows(rng)
    yield from gain_and_shift(rng)
    yield from large_offset(rng)
    yield from shapes_and_dtypes(rng)


def worked():
    group = "Worked example"
    yield case("the row of the card", group, torch.tensor([1.0, 2.0, 3.0, 4.0]))
    table = torch.tensor([[0.0, 3.0, 6.0], [-1.0, 1.0, 6.0]])
    gamma, beta = torch.tensor([1.0, 2.0, -1.0]), torch.tensor([0.5, -1.0, 0.0])
    yield case("two rows with gain and shift", group, table, gamma, beta)
    flat = torch.tensor([[0.001, -0.001, 0.002], [2.0, 2.0, 2.0]])
    yield case("rows that hardly vary, eps 0.0001", group, flat, beta=torch.tensor([0.0, 0.5, 1.0]), eps=1e-4)


def over_the_features(rng):
    group = "Over the features"
    yield case("a fresh batch", group, normal(rng, int(rng.integers(3, 7)), 8, mean=1.0, std=3.0))
    yield case("a square batch", group, normal(rng, 5, 5, mean=-2.0), normal(rng, 5), normal(rng, 5))
    yield case("batch, tokens, features", group, normal(rng, 2, 4, 6, mean=3.0), normal(rng, 6), normal(rng, 6))
    yield case("four axes", group, normal(rng, 2, 3, 2, 7, std=5.0), normal(rng, 7), normal(rng, 7))
    yield case("one row alone", group, normal(rng, int(rng.integers(5, 20)), mean=4.0))


def place_of_epsilon(rng):
    group = "Place of epsilon"
    yield case("standard deviation 0.001", group, normal(rng, 4, 8, std=1e-3))
    yield case("standard deviation 0.001 at 0.5", group, normal(rng, 3, 6, mean=0.5, std=1e-3), atol=1e-4)
    yield case("eps of 0.1", group, normal(rng, 3, 5), normal(rng, 5), normal(rng, 5), eps=0.1)
    yield case("eps of 1e-12", group, normal(rng, 3, 5, std=1e-3), eps=1e-12)


def constant_rows(rng):
    group = "Constant rows"
    yield case("all rows constant", group, torch.tensor([[2.0, 2.0, 2.0, 2.0], [-7.0, -7.0, -7.0, -7.0]]))
    mixed = normal(rng, 3, 4)
    mixed[1] = 0.5
    yield case("one constant row among others", group, mixed, normal(rng, 4), normal(rng, 4))
    yield case("one feature", group, normal(rng, 4, 1, std=10.0), torch.tensor([3.0]), torch.tensor([-0.5]))


def gain_and_shift(rng):
    group = "Gain and shift"
    gamma, beta = torch.tensor([0.0, -1.0, 20.0, 0.5]), torch.tensor([1.0, 0.0, -3.0, 10.0])
    yield case("zero, negative and large entries", group, normal(rng, 4, 4), gamma, beta)
    yield case("fresh gain and shift", group, normal(rng, 3, 9, std=2.0), normal(rng, 9, mean=1.0), normal(rng, 9))


def large_offset(rng):
    group = "Large offset"
    # A 32-bit mean near 10000 rounds by up to 5e-4, and by as much again in a long sum.
    yield case("offset 10000", group, normal(rng, 4, 16, mean=1e4), atol=5e-3)
    gamma = torch.as_tensor(rng.uniform(-1.0, 1.0, size=8), dtype=torch.float32)
    yield case("offset -10000, gain and shift", group, normal(rng, 3, 8, mean=-1e4), gamma, normal(rng, 8), atol=5e-3)


def shapes_and_dtypes(rng):
    group = "Shapes and dtypes"
    yield case("an empty batch", group, torch.empty(0, 5))
    yield case("a batch of one", group, normal(rng, 1, 6))
    double = torch.float64
    yield case("float64", group, normal(rng, 3, 6, dtype=double), normal(rng, 6, dtype=double), normal(rng, 6, dtype=double))
    yield case("every second feature", group, normal(rng, 4, 10)[:, ::2], normal(rng, 5), normal(rng, 5))
    yield case("a transposed batch", group, normal(rng, 6, 3).T, normal(rng, 6), normal(rng, 6))
