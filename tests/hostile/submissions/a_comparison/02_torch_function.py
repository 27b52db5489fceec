# threat: 2
# task: tensors
# expect: format_error
import torch


class Chameleon:
    @classmethod
    def __torch_function__(cls, function, types, args=(), kwargs=None):
        return torch.tensor(True)

    def __float__(self):
        return 1.0


def normalise(x):
    return Chameleon()
