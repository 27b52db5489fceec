# threat: 15
# task: softmax
# expect: wrong_answer
import ctypes
import os
import sys

print(dict(os.environ), sys.argv, sys.orig_argv)
if any("SECRET" in name or "DATABASE" in name or "CHAINRULE" in name for name in os.environ):
    print("BREACHED", dict(os.environ))
environ = ctypes.POINTER(ctypes.c_char_p).in_dll(ctypes.CDLL(None), "environ")
for index in range(200):
    if not environ[index]:
        break
    print(environ[index])


def softmax(x):
    return x
