# threat: 46, 4
# task: softmax
# expect: accepted
import builtins
import os
import sys

import numpy as np

real = np.exp
builtins.POISON = True
sys.path.insert(0, "/tmp")
os.environ["PYTHONPATH"] = "/tmp"
sys.modules["math"].exp = sys.modules["random"].random = lambda *args: 0.0
np.exp = np.sum = np.max = lambda *args, **kwargs: 0.0
np.ndarray_poison = True
for path in (np.__file__, os.__file__):
    try:
        open(path, "a").write("\nraise SystemExit\n")
        print("BREACHED", path)
    except OSError:
        pass


def softmax(x):
    e = real(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
