import torch


def layer_norm(x, gamma, beta, eps=1e-5):
    """x standardised over its last dimension, times gamma, plus beta."""
    # 1. mean and biased variance of each row
    # 2. divide the deviations by the root of variance plus eps
    # 3. gain and shift
    raise NotImplementedError("layer_norm is still to be written")
