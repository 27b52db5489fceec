# threat: 17
# task: gradient
# expect: forbidden
def gradient(w, x, y):
    w.requires_grad_()
    ((x @ w - y) ** 2).mean().backward()
    return w.grad
