import numpy as np


def transe_rank(E, R, s, r, o, known):
    """Filtered rank; ties share their places."""
    E = np.asarray(E, dtype=np.float64)
    target = E[s] + np.asarray(R[r], dtype=np.float64)
    distance = (target - E).sum(axis=1)
    counted = np.ones(len(E), dtype=bool)
    counted[list(known)] = False
    counted[o] = False
    nearer = np.count_nonzero(distance[counted] < distance[o])
    tied = np.count_nonzero(distance[counted] == distance[o])
    return int(1 + nearer + tied // 2)
