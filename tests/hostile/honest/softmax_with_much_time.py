# task: softmax
# expect: accepted
import time

import numpy as np

END = time.process_time() + 0.15
while time.process_time() < END:
    pass


def softmax(x):
    time.sleep(0.01)
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
