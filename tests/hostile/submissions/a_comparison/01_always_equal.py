# threat: 1
# task: loss
# expect: format_error
class Equal:
    def __eq__(self, other):
        return True

    __ne__ = __lt__ = __gt__ = __le__ = __ge__ = __eq__
    __hash__ = None

    def __bool__(self):
        return True


def loss(p, y):
    return Equal()
