"""One line of memory read as X, as X.reshape(3, 2) and as X.T."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save


def cells(ax, left, top, table, name, colour=INK):
    rows, columns = table.shape
    for i in range(rows + 1):
        ax.plot([left, left + columns], [top - i, top - i], color=INK, lw=0.7)
    for j in range(columns + 1):
        ax.plot([left + j, left + j], [top - rows, top], color=INK, lw=0.7)
    for (i, j), value in np.ndenumerate(table):
        ax.text(left + j + 0.5, top - i - 0.53, f"{value}", ha="center", va="center", color=colour)
    ax.text(left + columns / 2, top + 0.22, name, ha="center", va="bottom")


X = np.arange(6).reshape(2, 3)
fig, ax = figure(width=5.6, height=3.0)
ax.set_aspect("equal")
ax.axis("off")
cells(ax, 3.3, 0.0, X.reshape(1, 6), "memory")
cells(ax, 0.0, -2.8, X, "X, shape (2, 3)")
cells(ax, 5.2, -2.8, X.reshape(3, 2), "X.reshape(3, 2)")
cells(ax, 9.9, -2.8, X.T, "X.T, shape (3, 2)", SPOT)
ax.text(1.5, -5.2, "down 3, right 1", ha="center", va="top")
ax.text(6.2, -6.0, "down 2, right 1", ha="center", va="top")
ax.text(10.9, -6.0, "down 1, right 3", ha="center", va="top", color=SPOT)
ax.set_xlim(-0.4, 13.0)
ax.set_ylim(-6.8, 0.9)
save(fig, Path(__file__).with_suffix(".svg"))
