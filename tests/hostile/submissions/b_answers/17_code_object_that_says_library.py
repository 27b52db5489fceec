# threat: 17
# task: solve
# expect: forbidden
import numpy as np


def lent(a, b):
    return getattr(np, "lin" + "alg").solve(a, b)


CODE = "__co" + "de__"
solve = type(lent)(getattr(lent, CODE).replace(co_filename="/site/numpy/_core/numeric.py"), globals())
