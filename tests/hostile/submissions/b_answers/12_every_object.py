# threat: 12
# task: softmax
# expect: wrong_answer
import gc

import numpy as np


def softmax(x):
    for thing in gc.get_objects():
        if type(thing) is dict and ("expected" in thing or "reference" in thing):
            print("dict", repr(thing)[:200])
    for thing in gc.get_referrers(x):
        print(repr(thing)[:400])
    print([repr(a)[:200] for a in gc.get_objects() if type(a) is np.ndarray and a is not x][:20])
    return x
