# threat: 17
# task: solve
# expect: forbidden
from numpy import linalg as elimination

answer = elimination.solve


def solve(a, b):
    return answer(a, b)
