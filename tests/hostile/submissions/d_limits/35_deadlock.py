# threat: 35
# task: softmax
# expect: time_limit
import threading


def softmax(x):
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()
