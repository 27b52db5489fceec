# threat: 17
# task: gradient
# expect: forbidden
import torch


def gradient(w, x, y):
    w.requires_grad_()
    engine = torch._C._EngineBase()
    loss = ((x @ w - y) ** 2).mean()
    return engine.run_backward((loss,), (torch.ones(()),), False, False, (w,), allow_unreachable=False)[0]
