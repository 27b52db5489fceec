# threat: 35
# task: softmax
# expect: time_limit
import numpy as np


def softmax(x):
    a = np.full((800, 800), 0.5)
    while True:
        a = a @ a
