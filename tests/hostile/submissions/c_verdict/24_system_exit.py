# threat: 24
# task: softmax
# expect: runtime_error
import sys


def softmax(x):
    sys.exit(0)
