import numpy as np


def transe_rank(E, R, s, r, o, known):
    """The place of o in the sorted distances, in the middle of its ties."""
    E, R = E.astype(float), R.astype(float)
    keep = [o] + [j for j in range(len(E)) if j != o and j not in known]
    squares = np.einsum("jd,jd->j", E[s] + R[r] - E[keep], E[s] + R[r] - E[keep])
    ordered = np.sort(squares)
    first = int(np.searchsorted(ordered, squares[0], side="left"))
    last = int(np.searchsorted(ordered, squares[0], side="right"))
    return 1 + first + (last - first - 1) // 2
