# threat: 18, 12
# task: softmax
# expect: wrong_answer
import numpy as np


def softmax(x):
    """Looks for an array that sums to one in freed memory: an answer computed in this process."""
    for size in range(1, 3000):
        for _ in range(3):
            found = np.empty(size)
            if size == x.size and np.isclose(found.sum(), 1.0):
                print("BREACHED", found)
    return x
