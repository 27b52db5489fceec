import torch


def mixed_precision_step(params, X, y, lr, scale):
    """Nothing is done in half precision."""
    X = X.float()
    W1, W2 = params["W1"], params["W2"]
    Z = X @ W1
    H = Z.relu()
    error = (H @ W2).float() - y
    loss = error.square().mean().item()
    G_P = (error * (2.0 * scale / error.numel())).to(X.dtype)
    G_Z = (G_P @ W2.T).masked_fill(Z <= 0, 0.0)
    scaled = {"W1": X.T @ G_Z, "W2": H.T @ G_P}
    gradients = {name: gradient.float() / scale for name, gradient in scaled.items()}
    if not all(torch.isfinite(gradient).all() for gradient in gradients.values()):
        return {name: weight.clone() for name, weight in params.items()}, loss, True
    return {name: params[name] - lr * gradients[name] for name in params}, loss, False
