# task: loss
# expect: accepted
def loss(p, y):
    return sum((float(a) - float(b)) ** 2 for a, b in zip(p, y, strict=True)) / len(p)
