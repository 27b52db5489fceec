# threat: 31, 18
# task: tensors
# expect: runtime_error
import torch


def normalise(x):
    return torch.empty(1).as_strided((1000, 1000), (1, 1), 0).set_(torch.UntypedStorage(8), 0, (1,), (1,)).double()
