# threat: 31, 40
# task: loss
# expect: format_error
def loss(p, y):
    return 1 << 200_000
