import numpy as np


def mvn_logpdf(X, mu, Sigma):
    """Log density of N(mu, Sigma) at each row of X: (n, d), (d,), (d, d) -> (n,).

    Raises ValueError when Sigma is not positive definite.
    """
    # 1. Cholesky factor
    # 2. squared distance of each point
    # 3. log determinant and constant
    raise NotImplementedError("mvn_logpdf is still to be written")
