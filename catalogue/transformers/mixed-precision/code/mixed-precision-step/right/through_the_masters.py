import torch


def mixed_precision_step(params, X, y, lr, scale):
    """Autograd reaches the masters through the conversion, which turns their gradient to float32; the loss as einsum."""
    masters = [params[name].detach().clone().requires_grad_(True) for name in ("W1", "W2")]
    first, second = (master.to(X.dtype) for master in masters)
    hidden = torch.matmul(X, first).relu()
    error = torch.matmul(hidden, second).float() - y
    loss = torch.einsum("ik,ik->", error, error) / error.numel()
    gradients = torch.autograd.grad(loss * scale, masters)
    finite = bool(torch.isfinite(sum(gradient.abs().sum() for gradient in gradients)))
    new = [m.detach() - lr * (g / scale) if finite else m.detach() for m, g in zip(masters, gradients)]
    return {"W1": new[0], "W2": new[1]}, loss.item(), not finite
