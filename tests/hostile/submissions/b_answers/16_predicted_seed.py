# threat: 16
# task: softmax
# expect: wrong_answer
import random
import time

import numpy as np

STATES = [np.random.get_state()[1][:4].tolist(), random.getstate()[1][:4]]


def softmax(x):
    """Tries seeds a lazy judge would use, to draw the hidden cases itself."""
    for seed in (*range(50), int(time.time()), 42, 1234):
        rng = np.random.default_rng(seed)
        drawn = 30000.0 + rng.uniform(1000.0, 1004.0, size=x.shape)
        if np.allclose(drawn, x):
            print("BREACHED", seed)
    print(STATES)
    return x
