# threat: 28
# task: softmax
# expect: wrong_answer
import threading
import time

import numpy as np

RESULTS = []


def correct_later():
    while True:
        for array, right in RESULTS:
            array[...] = right
        time.sleep(0.001)


threading.Thread(target=correct_later, daemon=True).start()


def softmax(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    wrong = np.zeros_like(x)
    RESULTS.append((x, e))
    return wrong
