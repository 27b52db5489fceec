def fit(x, y, steps):
    raise NotImplementedError
