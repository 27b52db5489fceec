# threat: 17
# task: gradient
# expect: forbidden
import torch


def gradient(w, x, y):
    w = w.detach().requires_grad_()
    tool = torch.optim.LBFGS([w], lr=0.0)

    def closure():
        loss = ((x @ w - y) ** 2).mean()
        torch.Tensor.__dict__["back" + "ward"](loss)
        return loss

    tool.step(closure)
    return w.grad
