import numpy as np


def relu_layer_grads(x, W, b, y):
    """Row vector of the loss times the matrices of local slopes."""
    z = np.dot(W, x) + b
    a = np.where(z > 0, z, 0.0)
    by_a = 2.0 * (a - y)[None, :]
    by_z = by_a @ np.diag((z > 0).astype(float))
    return {"dx": (by_z @ W)[0], "db": by_z[0], "dW": by_z.T @ x[None, :], "L": np.dot(a - y, a - y)}
