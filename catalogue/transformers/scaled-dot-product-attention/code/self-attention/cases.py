import numpy as np

INF = np.inf


def case(name, group, args, **options):
    return {"name": name, "group": group, "args": args, "kwargs": {}, **options}


def causal(seq):
    return np.where(np.tri(seq, dtype=bool), 0.0, -INF)


def random_mask(rng, seq):
    """About half of the keys hidden, one key of each row surely open."""
    mask = np.where(rng.random((seq, seq)) < 0.5, -INF, 0.0)
    mask[np.arange(seq), rng.integers(0, seq, size=seq)] = 0.0
    return mask


def head(rng, seq, d_model, d_k, size=1.0):
    """Tokens and three weight matrices; `size` is the typical size of a query's or key's entry."""
    x = rng.normal(0.0, 1.0, size=(seq, d_model))
    wq, wk = (rng.normal(0.0, size / np.sqrt(d_model), size=(d_model, d_k)) for _ in range(2))
    return x, wq, wk, rng.normal(0.0, 1.0 / np.sqrt(d_model), size=(d_model, d_k))


def cases(rng):
    yield from worked()
    yield from fresh(rng)
    yield from scale(rng)
    yield from masks(rng)
    yield from large_scores(rng)
    yield from shapes_and_dtypes(rng)


def worked():
    group = "Worked example"
    tokens, same = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]), np.eye(2)
    yield case("the three tokens of the card", group, (tokens, same, same, same))
    yield case("the same with a causal mask", group, (tokens, same, same, same, causal(3)))
    wide = np.array([[1.0, 0.0, 2.0], [0.0, 1.0, -1.0]])
    wq = np.array([[1.0, 0.0], [0.0, 1.0], [0.5, -0.5]])
    wk = np.array([[0.0, 1.0], [1.0, 0.0], [1.0, 0.5]])
    wv = np.array([[2.0, 0.0], [0.0, -1.0], [0.0, 1.0]])
    yield case("two tokens, other weights", group, (wide, wq, wk, wv))


def fresh(rng):
    group = "Fresh inputs"
    yield case("five tokens", group, head(rng, 5, 8, 4))
    yield case("any number of tokens", group, head(rng, int(rng.integers(6, 12)), int(rng.integers(6, 10)), 3, size=1.5))
    x, wq, wk, wv = head(rng, 6, 5, 3)
    yield case("queries of zero", group, (x, np.zeros_like(wq), wk, wv))


def scale(rng):
    group = "Scale"
    yield case("d_k of 64", group, head(rng, 7, 16, 64))
    yield case("d_k below d_model", group, head(rng, 6, 20, 3, size=2.0))
    yield case("d_k above d_model", group, head(rng, 6, 3, 20))


def masks(rng):
    group = "Masks"
    yield case("causal, fresh", group, (*head(rng, 6, 8, 4), causal(6)))
    padding = np.zeros((5, 5))
    padding[:, -2:] = -INF
    yield case("padding hides the last two keys", group, (*head(rng, 5, 7, 4), padding))
    yield case("random places", group, (*head(rng, 8, 6, 4), random_mask(rng, 8)))
    chosen = np.full((4, 4), -INF)
    chosen[np.arange(4), rng.permutation(4)] = 0.0
    yield case("one open key a row", group, (*head(rng, 4, 6, 3), chosen))
    yield case("a mask that hides nothing", group, (*head(rng, 4, 6, 3), np.zeros((4, 4))))


def large_scores(rng):
    group = "Large scores"
    tokens, same = np.array([[60.0, 0.0], [0.0, 60.0], [60.0, 60.0]]), np.eye(2)
    yield case("tokens of length 60", group, (tokens, same, same, same))
    yield case("fresh, scores of some thousand", group, head(rng, 6, 8, 4, size=50.0))
    yield case("fresh, large and causal", group, (*head(rng, 6, 8, 4, size=50.0), causal(6)))


def shapes_and_dtypes(rng):
    group = "Shapes and dtypes"
    yield case("one token", group, head(rng, 1, 4, 3))
    yield case("d_k of 1", group, head(rng, 5, 4, 1))
    yield case("all sizes equal", group, head(rng, 4, 4, 4))
    # 32-bit products round at 1e-7 of the summed terms, more than 1e-7 absolute.
    single = tuple(part.astype(np.float32) for part in head(rng, 5, 8, 4))
    yield case("float32", group, (*single, causal(5).astype(np.float32)), rtol=1e-4, atol=1e-5)
    x, wq, wk, wv = head(rng, 10, 6, 4)
    yield case("every second token, weights transposed", group, (x[::2], wq.T.copy().T, wk, np.asfortranarray(wv)))
