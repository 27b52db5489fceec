import numpy as np


def backward(Ws, bs, A, y, n):
    """(loss, gradients from here on, error of this layer's input)."""
    W, rest = Ws[0], Ws[1:]
    Z = np.einsum("ni,io->no", A, W) + bs[0]
    if rest:
        loss, dWs, dbs, error = backward(rest, bs[1:], np.where(Z > 0.0, Z, 0.0), y, n)
        delta = np.where(Z > 0.0, error, 0.0)
    else:
        top = Z.max(axis=1)
        log_sum = top + np.log(np.exp(Z - top[:, None]).sum(axis=1))
        loss, dWs, dbs = float((log_sum - Z[np.arange(n), y]).sum() / n), [], []
        delta = (np.exp(Z - log_sum[:, None]) - np.eye(Z.shape[1])[y]) / n
    return loss, [np.einsum("ni,no->io", A, delta), *dWs], [delta.sum(0), *dbs], np.einsum("no,io->ni", delta, W)


def mlp_loss_grads(Ws, bs, X, y):
    """One layer at a time, by recursion."""
    loss, dWs, dbs, _ = backward(list(Ws), list(bs), X, y, len(X))
    return loss, dWs, dbs
