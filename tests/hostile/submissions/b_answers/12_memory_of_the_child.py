# threat: 12, 30
# task: softmax
# expect: wrong_answer,runtime_error
import ctypes
import re


def softmax(x):
    """Read megabytes around an object of our own and look for text that the jail should not hold."""
    start = id(softmax) & ~0xFFF
    for page in range(start, start + (1 << 16), 1 << 12):
        found = re.search(rb"(canary|DATABASE_URL|SECRET_KEY)[ -~]*", ctypes.string_at(page, 1 << 12))
        if found:
            print("found", found[0])
    return x
