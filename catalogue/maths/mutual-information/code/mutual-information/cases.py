import numpy as np


def case(name, group, joint):
    return {"name": name, "group": group, "args": (np.asarray(joint),), "kwargs": {}}


def refused(name, joint, group="Not a table"):
    return {**case(name, group, joint), "raises": "ValueError"}


def cases(rng):
    yield case("the card's table", "Small tables", [[0.4, 0.1], [0.1, 0.4]])
    yield case("counts, two rows, three columns", "Small tables", [[8, 0, 2], [0, 5, 5]])
    yield refused("a count of -2", [[8, -2], [3, 5]], "Small tables")

    yield case("fresh, 3 by 3, unsymmetric", "Fresh tables", rng.dirichlet(np.ones(9)).reshape(3, 3))
    yield case("fresh, 2 by 5", "Fresh tables", rng.dirichlet(np.ones(10)).reshape(2, 5))
    yield case("fresh, 6 by 3", "Fresh tables", rng.dirichlet(np.ones(18)).reshape(6, 3))
    yield case("fresh counts, 4 by 4", "Fresh tables", rng.integers(1, 40, size=(4, 4)))
    yield case("fresh weights that sum to anything", "Fresh tables", rng.uniform(0.1, 3.0, size=(3, 4)))

    counts = rng.integers(1, 30, size=(4, 5))
    counts[0, 1] = counts[2, 3] = counts[3, 0] = 0
    yield case("fresh counts with empty cells", "Empty cells", counts.copy())
    counts[1] = 0
    counts[:, 2] = 0
    yield case("an empty row and an empty column", "Empty cells", counts)
    yield case("X determines Y", "Empty cells", np.diag(rng.integers(1, 9, size=4)))

    rows, columns = rng.dirichlet(np.ones(4)), rng.dirichlet(np.ones(3))
    yield case("a fresh product table", "Independent", np.outer(rows, columns))
    yield case("one row", "Independent", rng.integers(1, 9, size=(1, 6)))
    yield case("one column", "Independent", rng.uniform(0.1, 1.0, size=(5, 1)))

    table = rng.uniform(0.1, 1.0, size=(3, 3))
    table[1, 2] = -0.05
    yield refused("a negative entry", table)
    yield refused("negative counts, positive total", [[5, -1], [2, 4]])
    yield refused("nothing but zeros", np.zeros((2, 3)))
    yield refused("nothing but zeros, integers", np.zeros((3, 2), dtype=int))
