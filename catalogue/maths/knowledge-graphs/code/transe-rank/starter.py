import numpy as np


def transe_rank(E, R, s, r, o, known):
    """Filtered rank of entity o for the query (s, r, ?), 1 is best."""
    # 1. distances of all entities from E[s] + R[r]
    # 2. leave out the known ones, but never o
    # 3. 1 + nearer ones + half of the ties, rounded down
    raise NotImplementedError("transe_rank is still to be written")
