"""Works in place on copies."""


def momentum_step(theta, v, g, lr, beta, form, nesterov=False):
    gradient = g.copy()
    if form == "ema":
        gradient *= 1 - beta
    elif form != "heavy":
        raise ValueError(f"{form} is neither ema nor heavy")
    velocity = gradient.copy()
    if v is not None:
        velocity += beta * v
    new = theta.copy()
    if nesterov:
        new -= lr * gradient
        new -= lr * beta * velocity
    else:
        new -= lr * velocity
    return new, velocity
