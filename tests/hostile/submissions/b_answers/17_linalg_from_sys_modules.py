# threat: 17
# task: solve
# expect: forbidden
import sys as system


def solve(a, b):
    return system.modules["numpy.lin" + "alg"].solve(a, b)
