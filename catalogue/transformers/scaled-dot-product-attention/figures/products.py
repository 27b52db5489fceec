"""Q, Kᵀ, scores, weights, V and output of the worked example as tables; the third query's rows are shaded."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, figure, save

SHADED_ROW = 2


def table(ax, values, left, top, title, shaded=True):
    """Draw `values` with its upper left corner at (left, top), one unit a cell."""
    rows, columns = values.shape
    if shaded:
        ax.fill_between([left, left + columns], top - SHADED_ROW, top - SHADED_ROW - 1, color=INK, alpha=0.14, lw=0)
    for i in range(rows + 1):
        ax.plot([left, left + columns], [top - i, top - i], color=INK, lw=0.6, alpha=0.5)
    for j in range(columns + 1):
        ax.plot([left + j, left + j], [top, top - rows], color=INK, lw=0.6, alpha=0.5)
    for (i, j), value in np.ndenumerate(values):
        text = f"{value:.2f}" if value % 1 else f"{value:.0f}"
        ax.text(left + j + 0.5, top - i - 0.5, text, ha="center", va="center")
    ax.text(left + columns / 2, top + 0.28, title, ha="center", va="bottom")


def sign(ax, text, x, y):
    ax.text(x, y, text, ha="center", va="center", fontsize=11)


x = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
scores = x @ x.T / np.sqrt(2.0)
weights = np.exp(scores - scores.max(axis=1, keepdims=True))
weights /= weights.sum(axis=1, keepdims=True)

fig, ax = figure(width=6.1, height=3.9)
table(ax, x, 0, 9, "Q")
sign(ax, "·", 2.5, 7.5)
table(ax, x.T, 3, 9, "Kᵀ", shaded=False)
sign(ax, "/ √2   =", 7.3, 7.5)
table(ax, scores, 8.6, 9, "scores")
ax.annotate("softmax of each row", (1.5, 4.75), (10.1, 5.42), arrowprops={"arrowstyle": "->", "color": INK, "lw": 0.8,
            "connectionstyle": "angle,angleA=180,angleB=90,rad=4"}, ha="center", va="center")
table(ax, weights, 0, 3.9, "weights A")
sign(ax, "·", 3.5, 2.4)
table(ax, x, 4, 3.9, "V", shaded=False)
sign(ax, "=", 7.3, 2.4)
table(ax, weights @ x, 8.6, 3.9, "output")
ax.set_xlim(-0.1, 11.8)
ax.set_ylim(0.7, 9.9)
ax.set_aspect("equal")
ax.axis("off")
save(fig, Path(__file__).with_suffix(".svg"))
