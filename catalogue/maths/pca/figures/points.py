"""The six points of the example and their principal components."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

POINTS = np.array([[2, 0], [0, 2], [-2, 0], [0, -2], [1, 1], [-1, -1]])
values, vectors = np.linalg.eigh(np.cov(POINTS.T))

fig, ax = figure(width=4.0, height=3.2)
ax.set_aspect("equal")
ax.plot([-2.6, 2.6], [0, 0], color=INK, lw=0.5, alpha=0.5)
ax.plot([0, 0], [-2.5, 2.5], color=INK, lw=0.5, alpha=0.5)
ax.scatter(POINTS[:, 0], POINTS[:, 1], s=36, color=INK, zorder=3)
for value, vector, colour in ((values[1], vectors[:, 1], SPOT), (values[0], vectors[:, 0], INK)):
    vector = 2.0 * vector * np.sign(vector[0]) * np.sqrt(value)
    ax.annotate("", tuple(vector), (0, 0), arrowprops={"arrowstyle": "-|>", "color": colour, "linewidth": 1.8, "shrinkA": 0, "shrinkB": 0}, zorder=4)
ax.text(2.3, 1.9, "first, variance 2.4", ha="left", va="center", color=SPOT)
ax.text(1.95, -1.5, "second, variance 1.6", ha="left", va="center")
ax.axis("off")
ax.set_xlim(-2.7, 5.4)
ax.set_ylim(-2.6, 2.6)
save(fig, Path(__file__).with_suffix(".svg"))
