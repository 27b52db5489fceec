"""Forty steps on least squares: full batch beside one row at a time, same rate and start."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

rng = np.random.default_rng(11)
n, rate, steps = 60, 0.12, 40
X = np.column_stack([np.ones(n), rng.normal(0.8, 1.0, size=n)])
y = X @ [1.0, 2.0] + rng.normal(0.0, 0.8, size=n)
A, b = X.T @ X / n, X.T @ y / n
best = np.linalg.solve(A, b)


def path(rows):
    """Points of descent from (-0.9, 1.6), with the mean gradient over the rows that `rows(step)` names."""
    theta = np.array([-0.9, 1.6])
    points = [theta]
    for step in range(steps):
        chosen = rows(step)
        theta = theta - rate * X[chosen].T @ (X[chosen] @ theta - y[chosen]) / len(chosen)
        points.append(theta)
    return np.array(points)


full = path(lambda step: np.arange(n))
single = path(lambda step: rng.integers(0, n, size=1))
values, vectors = np.linalg.eigh(A)
angle = np.linspace(0, 2 * np.pi, 61)
fig, ax = figure(width=5.0, height=3.0)
for level in (0.3, 0.7, 1.2, 1.8):
    ring = best[:, None] + vectors @ (level * np.array([np.cos(angle), np.sin(angle)]) / np.sqrt(values)[:, None])
    ax.plot(*ring, color=INK, linewidth=0.6, alpha=0.45)
ax.plot(*full.T, color=INK, marker="o", markersize=2.5, linewidth=1.3)
ax.plot(*single.T, color=SPOT, marker="o", markersize=2.5, linewidth=0.9)
ax.set_xticks([])
ax.set_yticks([])
ax.set_xlabel("first parameter")
ax.set_ylabel("second parameter")
save(fig, Path(__file__).with_suffix(".svg"))
