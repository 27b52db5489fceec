# threat: 27, 36
# task: softmax
# expect: wrong_answer
import os


def softmax(x):
    try:
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                while True:
                    pass
        print("BREACHED: forked")
    except OSError:
        pass
    return x
