"""Where the trained network (seed 42, four hidden units, 10,000 epochs) says 1, and the four rows it was trained on."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, figure, save

X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
Y = np.array([[0.0], [1.0], [1.0], [0.0]])
HIDDEN, EPOCHS, RATE = 4, 10_000, 0.5


def trained():
    """The parameters of the card's worked example."""
    rs = np.random.RandomState(42)
    w1, w2 = rs.randn(2, HIDDEN), rs.randn(HIDDEN, 1) * np.sqrt(2 / HIDDEN)
    b1, b2 = np.zeros(HIDDEN), np.zeros(1)
    for _ in range(EPOCHS):
        z1 = X @ w1 + b1
        a1 = np.maximum(z1, 0.0)
        d2 = (1.0 / (1.0 + np.exp(-(a1 @ w2 + b2))) - Y) / 4
        d1 = (d2 @ w2.T) * (z1 > 0)
        w1, b1 = w1 - RATE * X.T @ d1, b1 - RATE * d1.sum(axis=0)
        w2, b2 = w2 - RATE * a1.T @ d2, b2 - RATE * d2.sum(axis=0)
    return w1, b1, w2, b2


w1, b1, w2, b2 = trained()
grid = np.linspace(-0.5, 1.5, 81)
points = np.stack(np.meshgrid(grid, grid), axis=-1).reshape(-1, 2)
logit = (np.maximum(points @ w1 + b1, 0.0) @ w2 + b2).reshape(grid.size, grid.size)

fig, ax = figure(width=4.8, height=2.7)
ax.contourf(grid, grid, logit, levels=[0.0, logit.max() + 1.0], colors=[INK], alpha=0.12)
ax.contour(grid, grid, logit, levels=[0.0], colors=[INK], linewidths=1.2)
ones = Y[:, 0] == 1.0
ax.scatter(X[ones, 0], X[ones, 1], s=70, color=INK, zorder=3)
ax.scatter(X[~ones, 0], X[~ones, 1], s=70, facecolors="none", edgecolors=INK, linewidths=1.4, zorder=3)
for (x, y), label in zip(X, Y[:, 0], strict=True):
    ax.text(x + 0.09, y + 0.01, f"{label:.0f}", ha="left", va="center")
ax.text(0.5, 0.5, "p > ½", ha="center", va="center")
ax.set_xticks([0, 1])
ax.set_yticks([0, 1])
ax.set_xlabel("first bit")
ax.set_ylabel("second bit")
save(fig, Path(__file__).with_suffix(".svg"))
