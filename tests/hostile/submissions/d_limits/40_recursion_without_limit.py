# threat: 40
# task: softmax
# expect: runtime_error,memory_limit
import sys

sys.setrecursionlimit(10**9)


def softmax(x):
    return softmax([x])
