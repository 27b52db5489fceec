# threat: 31
# task: tensors
# expect: format_error
import torch

KINDS = iter([
    lambda x: x.to_sparse(),
    lambda x: torch.quantize_per_tensor(x.float(), 0.1, 0, torch.quint8),
    lambda x: x.to("meta"),
])


def normalise(x):
    return next(KINDS, lambda x: x.to_sparse())(x)
