# threat: 48, 14
# task: softmax
# expect: accepted
import os
import runpy

import numpy as np

for path in ("/tmp/../etc/passwd", "../../../../etc/shadow", "/tmp/../../root", KNOWN["file"], "/site/../work", "/proc/../root"):
    try:
        print("BREACHED", path, open(path).read()[:100])
    except OSError:
        pass
    try:
        runpy.run_path(path)
        print("BREACHED", path)
    except (OSError, ImportError, SyntaxError, UnicodeDecodeError):
        pass
os.chdir("/")


def softmax(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
