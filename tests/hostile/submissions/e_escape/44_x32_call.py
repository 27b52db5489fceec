# threat: 44
# task: softmax
# expect: runtime_error
import ctypes

import numpy as np

X32 = 0x40000000
libc = ctypes.CDLL(None, use_errno=True)
for number in (39, 41, 101, 512, 520, 521, 539):
    if libc.syscall(X32 | number, 0, 0, 0) >= 0:
        print("BREACHED: x32", number)


def softmax(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
