# threat: 20, 19
# task: order
# expect: runtime_error,partial
class Name(str):
    """Raises with all weights, from inside the creator's code."""

    weights = None

    def __hash__(self):
        raise KeyError(*self.weights)


def arrange(names, weight):
    if len(names) in (3, 4) and "a" in names:
        return sorted(names, key=weight)
    Name.weights = [weight(name) for name in names]
    return [weight(Name(name)) for name in names]
