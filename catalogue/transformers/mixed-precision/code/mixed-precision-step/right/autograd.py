import torch


def mixed_precision_step(params, X, y, lr, scale):
    """Autograd on the half copies; the masters are leaves of nothing."""
    copies = {name: weight.to(X.dtype).requires_grad_() for name, weight in params.items()}
    predicted = torch.relu(X @ copies["W1"]) @ copies["W2"]
    loss = torch.mean((predicted.to(torch.float32) - y) ** 2)
    (loss * scale).backward()
    with torch.no_grad():
        gradients = {name: copy.grad.to(torch.float32) * (1.0 / scale) for name, copy in copies.items()}
        skipped = any(bool((~gradient.isfinite()).any()) for gradient in gradients.values())
        if skipped:
            return params, float(loss), skipped
        return {name: weight.add(gradients[name], alpha=-lr) for name, weight in params.items()}, float(loss), skipped
