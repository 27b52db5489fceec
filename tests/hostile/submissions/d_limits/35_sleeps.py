# threat: 35
# task: softmax
# expect: time_limit
import time


def softmax(x):
    time.sleep(3600)
