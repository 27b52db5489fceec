import numpy as np


def mlp_loss_grads(Ws, bs, X, y):
    """Examples as columns; errors not divided, the mean taken at the end."""
    columns, masks = [X.T], []
    for W, b in zip(Ws[:-1], bs[:-1]):
        Z = W.T @ columns[-1] + b[:, None]
        masks.append(Z > 0.0)
        columns.append(Z * masks[-1])
    logits = Ws[-1].T @ columns[-1] + bs[-1][:, None]
    logits = logits - logits.max(axis=0)
    log_p = logits - np.log(np.exp(logits).sum(axis=0))
    picked = np.zeros_like(log_p)
    picked[y, np.arange(len(y))] = 1.0
    error = np.exp(log_p) - picked
    dWs, dbs = [], []
    for W, column, mask in zip(Ws[::-1], columns[::-1], [*masks[::-1], None]):
        dWs.insert(0, column @ error.T / len(y))
        dbs.insert(0, error.mean(axis=1))
        if mask is not None:
            error = (W @ error) * mask
    return -float(log_p[y, np.arange(len(y))].mean()), dWs, dbs
