# threat: 3
# task: loss
# expect: format_error
class Equal(float):
    def __eq__(self, other):
        return True

    def __sub__(self, other):
        return 0.0

    __rsub__ = __sub__
    __hash__ = float.__hash__


def loss(p, y):
    return Equal(1.0)
