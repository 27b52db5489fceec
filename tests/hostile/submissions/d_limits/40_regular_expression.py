# threat: 40
# task: softmax
# expect: time_limit
import re


def softmax(x):
    return re.match(r"(a+)+$", "a" * 60 + "b")
