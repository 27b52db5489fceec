# threat: 31, 3
# task: order
# expect: format_error
def arrange(names, weight):
    return weight if len(names) == 3 else [weight] * len(names)
