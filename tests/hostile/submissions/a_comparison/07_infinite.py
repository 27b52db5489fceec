# threat: 7
# task: loss
# expect: wrong_answer
def loss(p, y):
    return float("inf")
