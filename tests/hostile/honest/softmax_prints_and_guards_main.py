# task: softmax
# expect: accepted
import sys

import numpy as np

print("loading", file=sys.stderr)


def softmax(x: np.ndarray) -> np.ndarray:
    """Softmax over the last axis."""
    print("input of shape", x.shape)
    assert x.size > 0
    e = np.exp(x - x.max(-1, keepdims=True))
    print("sum", e.sum())
    return e / e.sum(-1, keepdims=True)


def main():
    print(softmax(np.arange(3.0)))


if __name__ == "__main__":
    main()
