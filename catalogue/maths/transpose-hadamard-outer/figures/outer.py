"""The outer product of (1, 2, 3) and (4, 5) as a multiplication table."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save


def cells(ax, left, top, table, shaded=None, colour=INK):
    rows, columns = table.shape
    if shaded is not None:
        ax.fill_between([left, left + columns], top - shaded - 1, top - shaded, color=INK, alpha=0.15, lw=0)
    for i in range(rows + 1):
        ax.plot([left, left + columns], [top - i, top - i], color=INK, lw=0.7)
    for j in range(columns + 1):
        ax.plot([left + j, left + j], [top - rows, top], color=INK, lw=0.7)
    for (i, j), value in np.ndenumerate(table):
        ax.text(left + j + 0.5, top - i - 0.53, f"{value}", ha="center", va="center", color=colour)


u, v = np.array([[1], [2], [3]]), np.array([[4, 5]])
fig, ax = figure(width=4.4, height=2.5)
ax.set_aspect("equal")
ax.axis("off")
cells(ax, 0.0, 0.0, u, colour=SPOT)
cells(ax, 1.5, 1.5, v)
cells(ax, 1.5, 0.0, u * v, shaded=1)
ax.text(0.5, 0.15, "u", ha="center", va="bottom")
ax.text(1.3, 1.0, "v", ha="right", va="center")
for i, factor in enumerate((1, 2, 3)):
    ax.text(3.8, -0.53 - i, f"{factor} times v", va="center", color=SPOT)
ax.set_xlim(-0.1, 6.4)
ax.set_ylim(-3.1, 1.7)
save(fig, Path(__file__).with_suffix(".svg"))
