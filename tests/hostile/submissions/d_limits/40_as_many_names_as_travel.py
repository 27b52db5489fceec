# threat: 40, 38
# task: order
# expect: wrong_answer
def arrange(names, weight):
    """Of the largest size that is taken: the checker meets it, and says no."""
    return [""] * 1_000_000
