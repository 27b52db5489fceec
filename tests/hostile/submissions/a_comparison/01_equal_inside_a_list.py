# threat: 1
# task: momentum
# expect: format_error
class Equal:
    def __eq__(self, other):
        return True


class Momentum:
    def __init__(self, lr, beta):
        pass

    def step(self, w, g):
        return [Equal()] * len(w)
