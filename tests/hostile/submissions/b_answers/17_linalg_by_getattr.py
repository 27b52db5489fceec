# threat: 17
# task: solve
# expect: forbidden
import numpy as np


def solve(a, b):
    module = getattr(np, "lin" + "alg")
    return getattr(module, "sol" + "ve")(a, b)
