# threat: 17
# task: solve
# expect: forbidden
def solve(a, b):
    return __import__("numpy.lin" + "alg").linalg.solve(a, b)
