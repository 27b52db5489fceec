# threat: 17
# task: gradient
# expect: forbidden
def gradient(w, x, y):
    w.requires_grad_()
    getattr(((x @ w - y) ** 2).mean(), "back" + "ward")()
    return w.grad
