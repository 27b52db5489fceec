# threat: 36
# task: softmax
# expect: wrong_answer
import os


def softmax(x):
    for _ in range(1000):
        try:
            os.fork()
            print("BREACHED: forked")
        except OSError:
            pass
    return x
