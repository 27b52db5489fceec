# threat: 19
# task: loss
# expect: format_error
def loss(p, y):
    return "expected " + repr(p.tolist()) + repr(y.tolist())
