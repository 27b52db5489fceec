# threat: 2
# task: softmax
# expect: format_error
class Chameleon:
    dtype, ndim, __array_priority__ = "float64", 1, 1e9
    shape = property(lambda self: (2,))

    def __array__(self, *args, **kwargs):
        return self

    def __array_ufunc__(self, ufunc, method, *inputs, **kwargs):
        return True

    def __array_function__(self, func, types, args, kwargs):
        return True

    def __float__(self):
        return 0.5

    def __rsub__(self, other):
        return 0.0

    __sub__ = __abs__ = __rsub__


def softmax(x):
    return Chameleon()
