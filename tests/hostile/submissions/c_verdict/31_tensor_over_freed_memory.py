# threat: 31, 18
# task: tensors
# expect: format_error,wrong_answer,runtime_error,memory_limit
import torch


def normalise(x):
    return torch.empty(1).as_strided((1000, 1000), (1, 1), 0).set_(torch.UntypedStorage(8), 0, (1,), (1,)).double()
