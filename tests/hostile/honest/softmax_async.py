# task: softmax
# expect: accepted
import numpy as np


async def exponentials(x):
    return np.exp(x - x.max(axis=-1, keepdims=True))


def softmax(x):
    coroutine = exponentials(x)
    try:
        coroutine.send(None)
    except StopIteration as done:
        e = done.value
    return e / e.sum(axis=-1, keepdims=True)
