import numpy as np


def hmm_forward(log_pi, log_A, log_B):
    """Log-probability of all observations, summed over every state sequence."""
    # 1. the first step: start and first observation
    # 2. for every later observation: sum over the state that is left, then the observation
    # 3. sum over the last state
    raise NotImplementedError("hmm_forward is still to be written")
