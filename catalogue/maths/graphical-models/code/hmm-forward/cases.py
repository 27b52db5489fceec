import numpy as np


def case(name, group, log_pi, log_A, log_B):
    return {"name": name, "group": group, "args": (log_pi, log_A, log_B), "kwargs": {}}


def chain(rng, states, length):
    """Start, transitions and observation probabilities of a random chain, as logarithms."""
    start = rng.dirichlet(np.ones(states))
    moves = rng.dirichlet(np.ones(states), size=states)
    return np.log(start), np.log(moves), np.log(rng.uniform(0.02, 0.9, size=(length, states)))


def hide(array, *places):
    found = array.copy()
    for place in places:
        found[place] = -np.inf
    return found


def cases(rng):
    log_pi, log_A = np.log([0.6, 0.4]), np.log([[0.7, 0.3], [0.4, 0.6]])
    log_B = np.log([[0.5, 0.1], [0.1, 0.6]])
    yield case("the card's two steps", "Two steps", log_pi, log_A, log_B)
    yield case("one observation", "Two steps", log_pi, log_A, log_B[:1])

    for states, length in ((2, 3), (3, 8), (5, 30)):
        yield case(f"fresh, {states} states, {length} observations", "Fresh chains", *chain(rng, states, length))
    yield case("fresh, one observation", "Fresh chains", *chain(rng, 4, 1))

    yield case("fresh, 5,000 observations", "Long chains", *chain(rng, 3, 5000))
    pi, A, B = chain(rng, 2, 5000)
    yield case("fresh, 5,000 observations, tiny probabilities", "Long chains", pi, A, B - 20.0)

    pi, A, B = chain(rng, 3, 6)
    yield case("one start is forbidden", "Minus infinity", hide(pi, 1), A, B)
    yield case("some moves are forbidden", "Minus infinity", pi, hide(A, (0, 1), (2, 2)), B)
    with np.errstate(divide="ignore"):
        left_to_right = np.log(np.array([[0.5, 0.5, 0.0], [0.0, 0.4, 0.6], [0.0, 0.0, 1.0]]))
    yield case(
        "left to right, from the first state", "Minus infinity", np.array([0.0, -np.inf, -np.inf]), left_to_right, B
    )
    yield case("an impossible observation", "Minus infinity", pi, A, hide(B, (3, slice(None))))
    yield case(
        "an impossible way back", "Minus infinity", np.array([-np.inf, -np.inf, 0.0]), left_to_right, hide(B, (4, 2))
    )

    yield case(
        "one state, ten observations",
        "One state",
        np.zeros(1),
        np.zeros((1, 1)),
        np.log(rng.uniform(0.1, 0.9, size=(10, 1))),
    )
