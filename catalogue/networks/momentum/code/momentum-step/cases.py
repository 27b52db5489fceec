"""Single steps in both forms. Velocities of later steps are made by a small loop here, or drawn."""

import numpy as np


def case(name, group, *args, **options):
    wanted = {key: options.pop(key) for key in ("rtol", "atol") if key in options}
    return {"name": name, "group": group, "args": args, "kwargs": options, **wanted}


def refused(name, group, *args, **options):
    return {**case(name, group, *args, **options), "raises": "ValueError"}


def cases(rng):
    def drawn(*shape):
        return rng.normal(size=shape)

    theta, g = np.array([1.0, -2.0]), np.array([1.0, 0.5])
    for form in ("heavy", "ema"):
        yield case(f"first step, {form}", "First steps", theta, None, g, 0.1, 0.9, form)
        yield case(f"second step, {form}", "First steps", theta, 0.1 * g, g, 0.1, 0.9, form)
    yield refused("neither of the two", "First steps", theta, None, g, 0.1, 0.9, "light")
    for form in ("heavy", "ema"):
        yield case(f"fresh, {form}, no velocity", "No velocity", drawn(5), None, drawn(5), 0.05, 0.8, form)
        yield case(f"fresh, {form}, no velocity, Nesterov", "No velocity", drawn(4), None, drawn(4), 0.05, 0.8, form, nesterov=True)
        yield case(f"fresh, {form}", "Both forms", drawn(3, 4), drawn(3, 4), drawn(3, 4), 0.02, 0.9, form)
        yield case(f"fresh, {form}, another rate", "Both forms", drawn(3, 4), drawn(3, 4), drawn(3, 4), 0.3, 0.9, form)
        yield case(f"fresh, {form}, Nesterov", "Nesterov", drawn(6), drawn(6), drawn(6), 0.1, 0.9, form, nesterov=True)
        yield case(f"fresh, {form}, beta 0", "Edges", drawn(4), drawn(4), drawn(4), 0.1, 0.0, form)
    v, gradient = np.zeros(6), drawn(6)
    for _ in range(49):
        v = 0.95 * v + gradient
    yield case("fresh, step 50 of a steady gradient", "Both forms", drawn(6), v, gradient, 0.01, 0.95, "heavy")
    yield case("fresh, rate 0", "Edges", drawn(4), drawn(4), drawn(4), 0.0, 0.9, "heavy", nesterov=True)
    yield case("empty", "Edges", np.empty((0, 3)), None, np.empty((0, 3)), 0.1, 0.9, "ema")
    single = [drawn(4, 3).astype(np.float32) for _ in range(3)]
    yield case("fresh, float32, heavy", "float32", *single, 0.1, 0.9, "heavy", rtol=1e-5, atol=1e-6)
    yield case("fresh, float32, ema, Nesterov", "float32", single[2], single[0], single[1], 0.1, 0.9, "ema", nesterov=True, rtol=1e-5, atol=1e-6)
    yield refused("fresh, another form", "Another form", drawn(4), drawn(4), drawn(4), 0.1, 0.9, "nesterov")
    yield refused("fresh, another form, no velocity", "Another form", drawn(3), None, drawn(3), 0.1, 0.9, "sgd", nesterov=True)
    yield refused("fresh, no name", "Another form", drawn(3), drawn(3), drawn(3), 0.1, 0.9, "")
