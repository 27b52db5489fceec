"""One entry after the other, with plain Python numbers."""

import numpy as np


def momentum_step(theta, v, g, lr, beta, form, nesterov=False):
    factor = {"ema": 1 - beta, "heavy": 1.0}.get(form)
    if factor is None:
        raise ValueError("form is ema or heavy")
    new_theta, new_v = np.empty_like(theta), np.empty_like(theta)
    for place in np.ndindex(theta.shape):
        pull = factor * float(g[place])
        speed = beta * (0.0 if v is None else float(v[place])) + pull
        move = pull + beta * speed if nesterov else speed
        new_v[place] = speed
        new_theta[place] = float(theta[place]) - lr * move
    return new_theta, new_v
