# threat: 20, 31
# task: softmax
# expect: runtime_error
class Meta(type):
    @property
    def __name__(cls):
        raise SystemExit(0)

    def __instancecheck__(cls, instance):
        raise SystemExit(0)


class Odd(Exception, metaclass=Meta):
    @property
    def __traceback__(self):
        raise SystemExit(0)

    @property
    def __class__(self):
        return MemoryError


def softmax(x):
    raise Odd
