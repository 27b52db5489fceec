# task: softmax
# expect: accepted
import numpy as np

A = np.random.default_rng(0).normal(size=(300, 300))
IDENTITY = np.linalg.solve(A, A)
assert np.allclose(A @ np.linalg.inv(A), np.eye(300), atol=1e-6)


def softmax(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / (e @ np.ones(x.shape[-1]))[..., None] * IDENTITY[0, 0].round(6)
