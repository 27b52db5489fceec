import numpy as np

FUNCTIONS = {
    "squares": lambda x, a: np.sum(a * x**2),
    "cubes": lambda x, a: np.sum(a * x**3),
    "sines": lambda x, a: np.sum(np.sin(a * x)),
    "neighbours": lambda x, a: np.sum(a.ravel()[1:] * x.ravel()[1:] * x.ravel()[:-1]),
    "softplus": lambda x, a: np.logaddexp(0.0, np.sum(a * x)),
    "array": lambda x, a: np.asarray(np.sum(a * x) ** 2),
}


def function_for(f, x):
    if callable(f):
        return f
    name, a = f
    before = np.array(x)

    def watched(point):
        if not np.array_equal(x, before):
            raise ValueError("x was written to")
        return FUNCTIONS[name](np.asarray(point), a)

    return watched


def numerical_gradient(f, x, h=1e-5):
    f = function_for(f, x)
    x = np.asarray(x, dtype=np.float64)
    gradient = np.zeros(x.shape)
    point = x
    flat, out = point.reshape(-1), gradient.reshape(-1)
    for i in range(flat.size):
        kept = flat[i]
        flat[i] = kept + h
        above = f(point)
        flat[i] = kept - h
        below = f(point)
        flat[i] = kept
        out[i] = (above - below) / (2 * h)
    return gradient
