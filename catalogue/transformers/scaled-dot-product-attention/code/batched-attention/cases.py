import chainrule
import numpy as np
import torch

DEVICE = chainrule.device
ON_GPU = DEVICE == "cuda"
INF = float("inf")
BF16 = {"rtol": 0.01, "atol": 0.01}
# A score of 5000 is rounded at 5e-4 when it meets another float32 number, such as the logarithm of the sum.
LARGE = {"rtol": 1e-3, "atol": 1e-3}


def case(name, group, qkv, mask=None, **options):
    args = (*qkv, mask) if mask is not None else qkv
    return {"name": name, "group": group, "args": tuple(part.to(DEVICE) for part in args), "kwargs": {}, **options}


def normal(rng, *shape, std=1.0, dtype=torch.float32):
    return torch.as_tensor(rng.normal(0.0, std, size=shape), dtype=dtype)


def batch(rng, b, h, t, d, t_keys=None, d_v=None, std=1.0):
    """Queries, keys and values; `std` is the spread of queries and keys."""
    t_keys, d_v = t_keys or t, d_v or d
    return normal(rng, b, h, t, d, std=std), normal(rng, b, h, t_keys, d, std=std), normal(rng, b, h, t_keys, d_v)


def whole(rng, b, h, t, d, high, dtype=torch.float32):
    """Queries and keys of whole numbers up to `high`: with d = 16 or 64 the scaled scores are exact in float32."""
    q, k = (torch.as_tensor(rng.integers(-high, high + 1, size=(b, h, t, d)), dtype=dtype) for _ in range(2))
    return q, k, normal(rng, b, h, t, d, dtype=dtype)


def causal(t):
    return torch.full((t, t), -INF).triu(1)


def padding(lengths, t):
    """(B, 1, 1, t): of each sequence only so many keys are open."""
    return torch.where(torch.arange(t) < torch.as_tensor(lengths)[:, None], 0.0, -INF)[:, None, None, :]


def distance(h, t):
    """(1, H, t, t): a bias that falls with the distance, with another slope in each head, and hides what comes later."""
    place = torch.arange(t)
    slopes = 2.0 ** -torch.arange(1, h + 1)
    return -slopes[:, None, None] * (place[:, None] - place).abs() + causal(t)[None, None]


def cases(rng):
    yield from worked()
    yield from fresh(rng)
    yield from lengths(rng)
    yield from masks(rng)
    yield from large_scores(rng)
    yield from bfloat16(rng)
    yield from many_and_long(rng)


def worked():
    group = "Worked example"
    tokens = torch.tensor([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])[None, None]
    yield case("the three tokens of the card", group, (tokens, tokens, tokens))
    yield case("the same with a causal mask", group, (tokens, tokens, tokens), causal(3))
    q = torch.tensor([[1.0, 0.0], [0.0, 2.0], [1.0, -1.0], [0.5, 0.5]]).reshape(2, 2, 1, 2)
    k = torch.arange(16.0).reshape(2, 2, 2, 2) / 8.0 - 0.5
    v = torch.arange(24.0).reshape(2, 2, 2, 3)
    yield case("two sequences, two heads, one query each", group, (q, k, v))


def fresh(rng):
    group = "Fresh batches"
    yield case("two sequences, three heads", group, batch(rng, 2, 3, 5, 4))
    yield case("any sizes", group, batch(rng, int(rng.integers(2, 5)), int(rng.integers(2, 5)), 6, 8, std=1.5))
    yield case("all sizes equal", group, batch(rng, 4, 4, 4, 4))
    if not ON_GPU:  # a product over an axis of length 1 may be compiled when it is first met there
        yield case("one token", group, batch(rng, 2, 2, 1, 3))


def lengths(rng):
    group = "Lengths and widths"
    yield case("more keys than queries", group, batch(rng, 2, 2, 3, 4, t_keys=7))
    yield case("more queries than keys", group, batch(rng, 2, 3, 8, 5, t_keys=2))
    yield case("one query, a wide value", group, batch(rng, 3, 2, 1, 4, t_keys=6, d_v=9))
    yield case("64 entries, narrow values", group, batch(rng, 1, 2, 5, 64, t_keys=6, d_v=4))


def masks(rng):
    group = "Masks"
    yield case("causal, one for all", group, batch(rng, 2, 3, 6, 4), causal(6))
    yield case("padding of each sequence", group, batch(rng, 3, 3, 5, 4), padding([5, 2, 3], 5))
    yield case("a bias for each head", group, batch(rng, 2, 4, 6, 4), distance(4, 6))
    full = normal(rng, 2, 2, 4, 5)
    hidden = torch.as_tensor(rng.random((2, 2, 4, 5)) < 0.4)
    hidden[..., 2] = False
    yield case("full shape, another for each query", group, batch(rng, 2, 2, 4, 3, t_keys=5), full.masked_fill(hidden, -INF))
    yield case("a mask that adds nothing", group, batch(rng, 2, 2, 4, 3), torch.zeros(4, 4))


def large_scores(rng):
    group = "Large scores"
    yield case("scores of some thousand", group, whole(rng, 2, 2, 5, 16, high=40), **LARGE)
    q, k, v = whole(rng, 2, 2, 5, 64, high=3)
    q[0, 0, :, 0] = k[0, 0, :, 0] = 200.0
    yield case("one head 5000 above the others", group, (q, k, v), **LARGE)
    yield case("large and causal", group, whole(rng, 2, 2, 6, 16, high=40), causal(6), **LARGE)


def bfloat16(rng):
    group = "bfloat16"
    single = batch(rng, 2, 2, 6, 8)
    yield case("fresh, in bfloat16", group, tuple(part.bfloat16() for part in single), **BF16)
    yield case("scores whose eighth bit is worth one", group, near_a_large_score(rng), **BF16)
    half = tuple(part.bfloat16() for part in batch(rng, 2, 3, 5, 16, t_keys=7, d_v=4))
    yield case("lengths differ and some keys are padding", group, half, padding([4, 7], 7), **BF16)


def near_a_large_score(rng):
    """All scores lie near 160, and their gaps of 1/4 are lost in bfloat16, whose numbers lie 1 apart there."""
    q, k, v = whole(rng, 2, 2, 5, 16, high=1, dtype=torch.bfloat16)
    q[..., 0], k[..., 0] = 32.0, 20.0
    return q, k, v


def many_and_long(rng):
    group = "Many and long"
    generator = np.random.default_rng(int(rng.integers(2**31)))
    for number in range(1, 7):  # more than 65535 products at once are beyond some GPU routines
        many = tuple(torch.as_tensor(generator.standard_normal((65_000, 1, 2, 2), dtype=np.float32)) for _ in range(3))
        yield case(f"65,000 short sequences, batch {number}", group, many)
    b, h, t, d = (2, 4, 2048, 64) if ON_GPU else (2, 2, 128, 16)  # all cases together must stay below 64 MiB
    qkv = tuple(torch.as_tensor(generator.standard_normal((b, h, t, d), dtype=np.float32)) for _ in range(3))
    yield case("long sequences with padding", group, qkv, padding([t, t - t // 3], t))
