import numpy as np


def soft_threshold_lasso(X, y, lam, iters=500):
    """Weights (d,) after `iters` sweeps of coordinate descent from zero."""
    # for each sweep, for each column j:
    #   rho from the residual without feature j
    #   the new weight by soft thresholding; a column of zeros keeps 0
    #   the residual, renewed at once
    raise NotImplementedError("soft_threshold_lasso is still to be written")
