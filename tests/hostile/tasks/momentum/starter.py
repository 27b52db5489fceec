class Momentum:
    def __init__(self, lr, beta):
        raise NotImplementedError

    def step(self, w, g):
        raise NotImplementedError
