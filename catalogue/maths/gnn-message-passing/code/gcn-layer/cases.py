import numpy as np


def case(name, group, A, H, W):
    return {"name": name, "group": group, "args": (A, H, W), "kwargs": {}}


def edges(n, *pairs):
    A = np.zeros((n, n))
    for i, j in pairs:
        A[i, j] = A[j, i] = 1.0
    return A


def drawn(rng, n, d, k, share=0.4):
    upper = np.triu(rng.random((n, n)) < share, 1)
    return (upper | upper.T).astype(float), rng.normal(size=(n, d)), rng.normal(size=(d, k))


def cases(rng):
    path = edges(3, (0, 1), (1, 2))
    one = np.array([[1.0]])
    yield case("the path of the card", "Worked example", path, np.array([[1.0], [0.0], [0.0]]), one)
    yield case("the path with features 1, 2, 4", "Worked example", path, np.array([[1.0], [2.0], [4.0]]), one)
    star = edges(4, (0, 1), (0, 2), (0, 3), (1, 2))
    H = np.array([[1.0, -1.0], [0.5, 2.0], [-2.0, 0.0], [3.0, 1.0]])
    W = np.array([[1.0, -0.5, 0.25], [0.5, 1.0, -1.0]])
    yield case("four nodes, two features, three outputs", "A small graph", star, H, W)

    for n, d, k in ((5, 3, 2), (8, 4, 4), (12, 2, 5), (6, 6, 6)):
        yield case(f"fresh, n = {n}, d = {d}, k = {k}", "Fresh graphs", *drawn(rng, n, d, k))
    A, H, W = drawn(rng, 7, 3, 3)
    turn = rng.permutation(7)
    yield case("fresh, and the same with its nodes", "Fresh graphs", A, H, W)
    yield case("in another order", "Fresh graphs", A[np.ix_(turn, turn)], H[turn], W)

    A, H, W = drawn(rng, 6, 3, 2, share=0.6)
    A[2, :] = A[:, 2] = 0.0
    H[2] = np.abs(H[2])
    W = np.abs(W)
    yield case("fresh, one node without edges", "Isolated nodes", A, H, W)
    yield case("fresh, no edge at all", "Isolated nodes", np.zeros((4, 4)), *drawn(rng, 4, 3, 3)[1:])

    A, H, W = drawn(rng, 5, 2, 3)
    yield case("fresh, all self-loops there", "Ones on the diagonal", A + np.eye(5), H, W)
    A, H, W = drawn(rng, 6, 3, 2)
    A[1, 1] = A[4, 4] = 1.0
    yield case("fresh, two self-loops there", "Ones on the diagonal", A, H, W)

    A, H, W = drawn(rng, 5, 3, 4)
    yield case("bool", "Shapes and dtypes", A.astype(bool), H, W)
    yield case("small integers", "Shapes and dtypes", A.astype(np.uint8), H, W)
    yield case("float32", "Shapes and dtypes", A.astype(np.float32), H.astype(np.float32), W.astype(np.float32))
    yield case("one node", "Shapes and dtypes", np.zeros((1, 1)), np.array([[2.0, -1.0]]), np.array([[1.0], [0.5]]))
    yield case("no node", "Shapes and dtypes", np.zeros((0, 0)), np.zeros((0, 3)), rng.normal(size=(3, 2)))
