# threat: 31, 35
# task: softmax
# expect: time_limit
import sys
import time


def softmax(x):
    sys.modules["sandbox.child.channel"].send = lambda *args: time.sleep(3600)
    return x
