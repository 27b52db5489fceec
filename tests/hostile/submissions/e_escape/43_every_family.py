# threat: 43
# task: softmax
# expect: accepted
import ctypes
import socket

import numpy as np

libc = ctypes.CDLL(None, use_errno=True)
for family in range(64):
    for kind in (1, 2, 3, 4, 5, 10):
        if libc.socket(family, kind, 0) >= 0 or libc.syscall(41, family, kind | 0o2000000, 0) >= 0:
            print("BREACHED: family", family, kind)
for number in (42, 43, 44, 45, 46, 47, 49, 50, 53, 288, 299, 307):
    if libc.syscall(number, 3, 0, 0, 0, 0, 0) > 0:
        print("BREACHED: call", number)
assert socket.AF_NETLINK == 16


def softmax(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
