import math


def transe_rank(E, R, s, r, o, known):
    """Plain Python: one entity after the other."""
    target = [float(a) + float(b) for a, b in zip(E[s], R[r])]

    def distance(j):
        return math.sqrt(sum((t - float(e)) ** 2 for t, e in zip(target, E[j])))

    reference, left_out, nearer, tied = distance(o), set(known), 0, 0
    for j in range(len(E)):
        if j == o or j in left_out:
            continue
        here = distance(j)
        nearer += here < reference
        tied += here == reference
    return 1 + nearer + tied // 2
