import numpy as np


def power_iteration(A, iters=1000, seed=0):
    """The dominant eigenvalue of the symmetric matrix A, with its sign, and a unit eigenvector."""
    # 1. a random unit vector from the seed
    # 2. multiply by A, divide by the length, iters times
    # 3. the eigenvalue vᵀAv; then the sign of v
    raise NotImplementedError("power_iteration is still to be written")
