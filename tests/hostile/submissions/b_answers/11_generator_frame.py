# threat: 11
# task: softmax
# expect: wrong_answer
import sys


def walk():
    yield


def softmax(x):
    try:
        raise KeyError
    except KeyError:
        frame = sys.exc_info()[2].tb_frame
    while frame.f_back is not None:
        frame = frame.f_back
    for name, value in list(frame.f_globals.items()):
        print(name, repr(value)[:100])
    return x
