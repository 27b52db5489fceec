# threat: 17
# task: gradient
# expect: forbidden
from torch.autograd import grad as derive


def gradient(w, x, y):
    w.requires_grad_()
    return derive(((x @ w - y) ** 2).mean(), w)[0]
