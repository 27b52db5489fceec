# threat: 35
# task: softmax
# expect: time_limit
import threading

threading.Event().wait()


def softmax(x):
    return x
