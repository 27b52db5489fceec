# threat: 48, 22
# task: softmax
# expect: accepted
import sys

import numpy as np

__name__ = "__main__"
__file__ = "../../../../etc/passwd"
__path__ = ["/", "/root", "..", KNOWN["file"]]
__spec__ = __loader__ = None
sys.modules["__main__"] = sys.modules.get("submission")


def softmax(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


softmax.__module__ = "sandbox.grading"
softmax.__qualname__ = "../../x"
