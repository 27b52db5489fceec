import numpy as np


def posterior(log_prior, log_lik):
    """Posterior of H hypotheses: (H,), (N, H) -> (H,), summing to 1; ValueError when all are impossible."""
    # 1. the total log weight of each hypothesis; is one of them above -inf?
    # 2. take off the largest
    # 3. exponentials, divided by their sum
    raise NotImplementedError("posterior is still to be written")
