# threat: 37, 44
# task: softmax
# expect: wrong_answer
import os


def softmax(x):
    try:
        os.memfd_create("hoard")
        print("BREACHED: memfd_create")
    except OSError:
        pass
    return x
