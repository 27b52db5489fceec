# threat: 3
# task: tensors
# expect: format_error
import torch


class Equal(torch.Tensor):
    @classmethod
    def __torch_function__(cls, function, types, args=(), kwargs=None):
        return torch.ones(1, dtype=torch.bool)


def normalise(x):
    return torch.Tensor._make_subclass(Equal, torch.zeros(x.shape))
