def gradient(w, x, y):
    return 2.0 * x.T @ (x @ w - y) / len(y)
