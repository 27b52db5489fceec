# threat: 25
# task: softmax
# expect: wrong_answer
import atexit
import sys


def last_word():
    print("verdict: accepted")
    sys.stdout.flush()


atexit.register(last_word)


def softmax(x):
    return x
