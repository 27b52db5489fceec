# threat: 2
# task: loss
# expect: format_error
class Number:
    def __float__(self):
        return 0.0

    __index__ = __int__ = lambda self: 0

    def __rsub__(self, other):
        return 0.0

    __sub__ = __radd__ = __mul__ = __rsub__


def loss(p, y):
    return Number()
