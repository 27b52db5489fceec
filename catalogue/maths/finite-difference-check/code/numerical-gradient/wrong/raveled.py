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
    """The judge's helper: turns what the judge sends into a function, which raises when x itself was written to."""
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
    """Central differences: an array of the shape of x, float64."""
    f = function_for(f, x)  # leave this line: the judge sends f as data
    p = np.array(x, dtype=np.float64)
    g = np.zeros_like(p)
    for i in np.ndindex(p.shape):
        v = p[i]
        p[i] = v + h
        up = f(p)
        p[i] = v - h
        down = f(p)
        p[i] = v
        g[i] = (float(up) - float(down)) / (2 * h)
    return g.ravel()
