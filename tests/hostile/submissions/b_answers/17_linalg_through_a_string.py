# threat: 17
# task: solve
# expect: forbidden
def solve(a, b):
    space = {}
    exec("from numpy.linalg import solve as s", space)
    return space["s"](a, b)
