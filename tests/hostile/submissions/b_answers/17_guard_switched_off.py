# threat: 17, 4
# task: solve
# expect: forbidden
import sandbox.child.guards as guards

guards._Guard.violation = None
guards._Guard.file = "elsewhere"


def solve(a, b):
    import numpy as np

    return np.linalg.solve(a, b)
