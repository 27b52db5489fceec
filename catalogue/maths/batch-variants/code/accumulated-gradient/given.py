"""Sums of row gradients that the tests hand to accumulated_gradient.

Each of the functions refuses a micro-batch without a row, and one of more than `most` rows.
"""

import numpy as np


def refuse(X, Y, most):
    if len(X) != len(Y) or not 1 <= len(X) <= most:
        raise RuntimeError(f"grad_sum_fn was called with {len(X)} rows of X and {len(Y)} of Y; 1 to {most} are allowed")


def linear(most):
    """Of ½(⟨x, θ⟩ − y)², for rows x and a θ of one shape."""

    def grad_sum(theta, X, Y):
        refuse(X, Y, most)
        residual = np.tensordot(X, theta, np.ndim(theta)) - Y
        return np.tensordot(residual, X, 1).astype(np.float64)

    return grad_sum


def logistic(most):
    """Of the cross-entropy of σ(⟨x, θ⟩) and y: not linear in θ."""

    def grad_sum(theta, X, Y):
        refuse(X, Y, most)
        p = 1 / (1 + np.exp(-(X @ theta)))
        return (p - Y) @ X

    return grad_sum


def table(most):
    """Of ½‖xᵀΘ − y‖², for a table Θ and rows y."""

    def grad_sum(theta, X, Y):
        refuse(X, Y, most)
        return X.T @ (X @ theta - Y)

    return grad_sum


def in_float32(most):
    """As `linear`, as an array of float32."""
    exact = linear(most)
    return lambda theta, X, Y: exact(theta, X, Y).astype(np.float32)


def with_buffer(most, shape):
    """As `linear`, written into one array that is returned again and again."""
    exact, buffer = linear(most), np.empty(shape)

    def grad_sum(theta, X, Y):
        buffer[...] = exact(theta, X, Y)
        return buffer

    return grad_sum
