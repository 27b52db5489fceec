import chainrule
import torch

DEVICE = chainrule.device
ON_GPU = DEVICE == "cuda"
HALF, BRAIN = torch.float16, torch.bfloat16
SHARE = {HALF: 0.01, BRAIN: 0.05}  # of the largest update: what the order of sums in half precision may change


def case(name, group, arrays, lr, scale, half=HALF, share=None, skipped=False):
    """arrays: W1, W2, X, y in float64. share: as SHARE. A skipped step changes nothing, so only its loss needs room."""
    W1, W2, X, y = arrays
    params = {"W1": on_device(W1), "W2": on_device(W2)}
    atol = 1e-6 if skipped else (share or SHARE[half]) * lr * largest_gradient(W1, W2, X, y)
    rtol = 1e-3 if skipped or half is BRAIN else 1e-4
    args = (params, on_device(X, half), on_device(y), float(lr), float(scale))
    return {"name": name, "group": group, "args": args, "kwargs": {}, "rtol": rtol, "atol": atol}


def on_device(array, dtype=torch.float32):
    return array.to(DEVICE, dtype)


def largest_gradient(W1, W2, X, y):
    """The largest entry of the gradients, exact but for float64."""
    Z = X @ W1
    G_P = 2.0 * (Z.relu() @ W2 - y) / y.numel()
    by_w1, by_w2 = X.T @ ((G_P @ W2.T) * (Z > 0)), Z.relu().T @ G_P
    return float(max(by_w1.abs().max(), by_w2.abs().max()))


def table(*rows):
    return torch.tensor(rows, dtype=torch.float64)


def normal(rng, *shape, std=1.0):
    return torch.as_tensor(rng.normal(0.0, std, size=shape))


def network(rng, n, d, h, o, x_std=1.0, y_std=1.0):
    return (
        normal(rng, d, h, std=d**-0.5),
        normal(rng, h, o, std=h**-0.5),
        normal(rng, n, d, std=x_std),
        normal(rng, n, o, std=y_std),
    )


def clear(rng, *sizes, x_std=1.0, y_std=1.0):
    """A network none of whose hidden units lies near the kink of the ReLU, where rounding would decide."""
    W1, W2, X, y = network(rng, *sizes, x_std=x_std, y_std=y_std)
    for row in range(len(X)):
        while (X[row] @ W1).abs().min() < 0.02 * x_std:
            X[row] = normal(rng, X.shape[1], std=x_std)
    return W1, W2, X, y


def cases(rng):
    yield from small()
    yield from fresh(rng)
    yield from masters(rng)
    yield from tiny(rng)
    yield from overflow(rng)
    yield from large_errors(rng)
    yield from brain(rng)
    yield from wider(rng)


def small():
    group = "Small steps"
    one = table([1.0], [-0.5]), table([2.0]), table([2.0, 1.0]), table([2.0])
    yield case("the example of the task", group, one, lr=0.125, scale=1024)
    two = (
        table([1.0, 0.5], [-0.5, 1.0]),
        table([1.0], [-2.0]),
        table([1.0, 1.0], [2.0, -1.0], [-1.0, 0.5]),
        table([1.0], [-1.5], [0.25]),
    )
    yield case("two hidden units, three rows", group, two, lr=0.25, scale=256)
    yield case("the same with a scale that overflows", group, two, lr=0.25, scale=2**18, skipped=True)


def fresh(rng):
    group = "Fresh steps"
    yield case("one output", group, clear(rng, 16, 4, 6, 1), lr=0.25, scale=1024)
    yield case("three outputs", group, clear(rng, 12, 5, 8, 3), lr=0.5, scale=4096)
    n, h = int(rng.integers(5, 20)), int(rng.integers(3, 9))
    yield case("any sizes", group, clear(rng, n, 6, h, 2), lr=0.25, scale=512)
    yield case("a scale of one", group, clear(rng, 8, 3, 4, 1), lr=0.25, scale=1)


def masters(rng):
    """Weights between 1 and 2 whose copies are quarters and eighths, so that the forward pass is exact in float16.

    Numbers lie 0.001 apart there; the masters are off by almost half of that, and the updates are a tenth of it.
    """
    group = "Master weights"
    for name, h, o in (("updates below the spacing", 4, 1), ("updates below the spacing, two outputs", 5, 2)):
        W1 = (torch.as_tensor(rng.integers(9, 16, size=(3, h))) / 8.0).double() + beside(rng, 3, h)
        W2 = (torch.as_tensor(rng.integers(5, 8, size=(h, o))) / 4.0).double() + beside(rng, h, o)
        X = torch.as_tensor(rng.integers(0, 2, size=(10, 3)), dtype=torch.float64)
        X[0] = 1.0
        y = (X @ W1).relu() @ W2 + normal(rng, 10, o)
        yield case(name, group, (W1, W2, X, y), lr=1e-4 / largest_gradient(W1, W2, X, y), scale=256)


def beside(rng, *shape):
    """What float16 drops from a number between 1 and 2: up to 0.00049."""
    return torch.as_tensor(rng.choice([-1.0, 1.0], size=shape) * rng.uniform(3e-4, 4.5e-4, size=shape))


def tiny(rng):
    """Gradients near 1e-8: below the smallest float16 unless they are scaled."""
    group = "Tiny gradients"
    for name, o in (("one output", 1), ("two outputs", 2)):
        W1, W2, X, y = clear(rng, 32, 4, 6, o, x_std=1e-4, y_std=2e-4)
        lr = 0.1 / largest_gradient(W1, W2, X, y)
        yield case(f"features of 0.0001, {name}", group, (W1, W2, X, y), lr=lr, scale=2**20)


def overflow(rng):
    group = "Overflow"
    arrays = clear(rng, 16, 4, 6, 1)
    yield case("both gradients overflow", group, arrays, lr=0.25, scale=2**24, skipped=True)
    # Small hidden units and large weights behind them: the gradient of W1 overflows, that of W2 is a hundred times smaller.
    W1, W2, X, y = network(rng, 16, 4, 6, 2)
    steep = 0.01 * W1.abs() + 0.001, W2.abs() + 8.0, X.abs() + 0.5, y - 40.0
    yield case("one gradient of two overflows", group, steep, lr=8.0, scale=4096, skipped=True)
    # Row 0 reaches no hidden unit, its error alone overflows: 0 · inf is NaN in W2's gradient, W1's stays finite.
    W1, W2, X, y = clear(rng, 8, 3, 5, 1)
    W1, X = W1.abs() + 0.1, X.abs()
    X[0] = -X[0]
    y[0] = 2000.0
    yield case("NaN and no infinity", group, (W1, W2, X, y), lr=0.25, scale=1024, skipped=True)


def large_errors(rng):
    group = "Large errors"
    for name, o in (("errors of some hundred", 1), ("errors of some hundred, two outputs", 2)):
        W1, W2, X, y = clear(rng, 32, 4, 6, o, y_std=600.0)
        yield case(name, group, (W1, W2, X, y), lr=1e-3, scale=8)


def brain(rng):
    group = "bfloat16"
    yield case("fresh, in bfloat16", group, clear(rng, 16, 4, 6, 1), lr=0.25, scale=1, half=BRAIN)
    yield case("a scale of 2**40 does not overflow", group, clear(rng, 12, 5, 4, 2), lr=0.25, scale=2**40, half=BRAIN)
    W1, W2, X, y = clear(rng, 32, 4, 6, 1, x_std=1e-4, y_std=2e-4)
    lr = 0.1 / largest_gradient(W1, W2, X, y)
    yield case("tiny gradients without a scale", group, (W1, W2, X, y), lr=lr, scale=1, half=BRAIN)


def wider(rng):
    group = "A wider network"
    # Among so many hidden units some lie near the kink of the ReLU.
    n, d, h, o = (4096, 256, 1024, 8) if ON_GPU else (96, 32, 48, 4)
    yield case("one step in float16", group, network(rng, n, d, h, o), lr=0.5, scale=4096, share=0.05)
