import math

import numpy as np


def em_step_1d(x, pi, mu, var, floor=1e-6):
    """Plain Python lists."""
    K, loglik, table = len(pi), 0.0, []
    for point in x.tolist():
        row = [
            -math.inf
            if pi[k] == 0
            else math.log(pi[k]) - 0.5 * math.log(2 * math.pi * var[k]) - 0.5 * (point - mu[k]) ** 2 / var[k]
            for k in range(K)
        ]
        top = max(row)
        log_density = top + math.log(sum(math.exp(score - top) for score in row))
        loglik += log_density
        table.append([math.exp(score - log_density) for score in row])
    weights, means, variances = [], [], []
    for k in range(K):
        column = [row[k] for row in table]
        mass = sum(column)
        if mass < 1e-300:
            weights.append(0.0), means.append(float(mu[k])), variances.append(float(var[k]))
            continue
        mean = sum(share * point for share, point in zip(column, x.tolist())) / mass
        spread = sum(share * (point - mean) ** 2 for share, point in zip(column, x.tolist())) / mass
        weights.append(mass / len(x)), means.append(mean), variances.append(max(spread, floor))
    return np.array(weights), np.array(means), np.array(variances), loglik
