# threat: 40
# task: softmax
# expect: time_limit
import sys


def softmax(x):
    sys.set_int_max_str_digits(0)
    return str(7**3_000_000) and int("9" * 3_000_000)
