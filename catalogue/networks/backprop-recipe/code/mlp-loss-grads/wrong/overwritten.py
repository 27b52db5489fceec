import numpy as np


def mlp_loss_grads(Ws, bs, X, y):
    """Mean softmax cross-entropy of a ReLU network and its gradients."""
    n, last = len(y), len(Ws) - 1
    acts = [X]
    for l, (W, b) in enumerate(zip(Ws, bs)):
        Z = acts[-1] @ W + b
        A = Z if l == last else np.maximum(Z, 0.0)
        if l > 0 and acts[-1].shape == A.shape:
            acts[-1][...] = A
            A = acts[-1]
        acts.append(A)

    shifted = acts[-1] - acts[-1].max(axis=1, keepdims=True)
    powers = np.exp(shifted)
    totals = powers.sum(axis=1, keepdims=True)
    rows = np.arange(n)
    loss = float(np.mean(np.log(totals[:, 0]) - shifted[rows, y]))

    delta = powers / totals
    delta[rows, y] -= 1.0
    delta /= n
    dWs, dbs = [np.zeros_like(W) for W in Ws], [np.zeros_like(b) for b in bs]
    for l in range(last, -1, -1):
        dWs[l] = acts[l].T @ delta
        dbs[l] = delta.sum(axis=0)
        if l > 0:
            delta = (delta @ Ws[l].T) * (acts[l] > 0.0)
    return loss, dWs, dbs
