# threat: 44, 36
# task: softmax
# expect: accepted
import ctypes

import numpy as np

libc = ctypes.CDLL(None, use_errno=True)
for flag in (0x10000000, 0x20000000, 0x40000000, 0x00020000, 0x02000000, 0x04000000, 0x08000000, 0x00000080):
    if libc.syscall(56, flag | 17, 0, 0, 0, 0) >= 0:
        print("BREACHED: clone", hex(flag))
    if libc.unshare(flag) == 0:
        print("BREACHED: unshare", hex(flag))


def softmax(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
