# task: order
# expect: accepted
def arrange(names, weight):
    return sorted(names, key=weight)
