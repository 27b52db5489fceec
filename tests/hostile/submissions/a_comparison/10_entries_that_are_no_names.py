# threat: 10, 31
# task: order
# expect: wrong_answer
ENTRIES = iter([
    [float("nan")] * 7,
    [["a"], {"a": "b"}],
    [None, b"a", 1j, "a"],
    [{1: 2}] * 40,
    [2**4000, -0.0],
    [[[[]]]] * 9,
])


def arrange(names, weight):
    """Of another length, so that nothing is compared entry by entry: the checker meets all of it."""
    return next(ENTRIES, [])
