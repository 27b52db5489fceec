# task: training
# expect: accepted
import chainrule


def fit(x, y, steps):
    w = 0.0
    for step in range(steps):
        error = [w * a - b for a, b in zip(x, y)]
        chainrule.report(step, sum(e * e for e in error) / len(x), slope=w, steps=steps)
        w -= 0.1 * sum(e * a for e, a in zip(error, x)) / len(x)
    return w
