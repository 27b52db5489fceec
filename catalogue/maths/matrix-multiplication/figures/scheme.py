"""Falk's scheme: the entry of a product stands where its row and its column meet."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

A = np.array([[1, 2, 3], [4, 5, 6]])
B = np.array([[7, 10], [8, 11], [9, 12]])


def table(ax, left, top, matrix, row=None, column=None, cell=None):
    rows, columns = matrix.shape
    if row is not None:
        ax.fill_between([left, left + columns], top - row - 1, top - row, color=INK, alpha=0.15, lw=0)
    if column is not None:
        ax.fill_between([left + column, left + column + 1], top - rows, top, color=INK, alpha=0.15, lw=0)
    for i in range(rows + 1):
        ax.plot([left, left + columns], [top - i, top - i], color=INK, lw=0.6, alpha=0.5)
    for j in range(columns + 1):
        ax.plot([left + j, left + j], [top - rows, top], color=INK, lw=0.6, alpha=0.5)
    if cell:
        i, j = cell
        ax.plot(np.array([0, 1, 1, 0, 0]) + left + j, np.array([0, 0, 1, 1, 0]) + top - i - 1, color=SPOT, lw=2.0)
    for (i, j), value in np.ndenumerate(matrix):
        ax.text(left + j + 0.5, top - i - 0.53, f"{value}", ha="center", va="center", color=SPOT if cell == (i, j) else INK)


fig, ax = figure(width=4.6, height=3.0)
ax.set_aspect("equal")
ax.axis("off")
table(ax, 0.0, 0.0, A, row=1)
table(ax, 3.6, 3.6, B, column=0)
table(ax, 3.6, 0.0, A @ B, cell=(1, 0))
ax.annotate("", (3.55, -1.5), (3.05, -1.5), arrowprops={"arrowstyle": "-|>", "color": SPOT, "linewidth": 1.2, "shrinkA": 0, "shrinkB": 0})
ax.annotate("", (4.1, 0.05), (4.1, 0.55), arrowprops={"arrowstyle": "-|>", "color": SPOT, "linewidth": 1.2, "shrinkA": 0, "shrinkB": 0})
ax.text(1.5, 0.2, "(2, 3)", ha="center", va="bottom")
ax.text(3.4, 2.1, "(3, 2)", ha="right", va="center")
ax.text(6.0, -0.6, "(2, 2)", va="center")
ax.text(6.0, -1.5, "4·7 + 5·8 + 6·9", va="center", color=SPOT)
ax.set_xlim(-0.2, 9.4)
ax.set_ylim(-2.2, 3.8)
save(fig, Path(__file__).with_suffix(".svg"))
