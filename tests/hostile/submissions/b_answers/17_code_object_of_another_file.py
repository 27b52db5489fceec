# threat: 17
# task: solve
# expect: forbidden
import types

import numpy as np


def lent(a, b):
    return getattr(np, "lin" + "alg").solve(a, b)


CODE = "__code__"
solve = types.FunctionType(getattr(lent, CODE).replace(co_filename="numpy/core.py"), {"np": np})
