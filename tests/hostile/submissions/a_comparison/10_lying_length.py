# threat: 10
# task: momentum
# expect: format_error
class Liar(list):
    def __len__(self):
        return 2**60

    def __iter__(self):
        while True:
            yield 1.0


class Momentum:
    def __init__(self, lr, beta):
        pass

    def step(self, w, g):
        return Liar([1.0])
