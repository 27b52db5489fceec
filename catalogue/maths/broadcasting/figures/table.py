"""A column and a row of three numbers are stretched to the table of all differences."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save


def cells(ax, left, top, table, framed=False):
    rows, columns = table.shape
    for i in range(rows + 1):
        ax.plot([left, left + columns], [top - i, top - i], color=INK, lw=0.7)
    for j in range(columns + 1):
        ax.plot([left + j, left + j], [top - rows, top], color=INK, lw=0.7)
    for (i, j), value in np.ndenumerate(table):
        diagonal = framed and i == j
        ax.text(left + j + 0.5, top - i - 0.53, f"{value}".replace("-", "−"), ha="center", va="center", color=SPOT if diagonal else INK)


column, row = np.array([[1], [2], [3]]), np.array([[1, 2, 3]])
fig, ax = figure(width=4.6, height=2.6)
ax.set_aspect("equal")
ax.axis("off")
cells(ax, 0.0, 0.0, column)
cells(ax, 2.6, 1.9, row)
cells(ax, 2.6, 0.0, column - row, framed=True)
ax.annotate("", (2.45, -1.5), (1.15, -1.5), arrowprops={"arrowstyle": "-|>", "color": INK, "linewidth": 1.0})
ax.annotate("", (4.1, 0.12), (4.1, 0.82), arrowprops={"arrowstyle": "-|>", "color": INK, "linewidth": 1.0})
ax.text(0.5, 0.2, "(3, 1)", ha="center", va="bottom")
ax.text(2.45, 1.4, "(3,)", ha="right", va="center")
ax.text(5.8, -1.0, "(3, 3): every prediction", va="center")
ax.text(5.8, -1.6, "minus every target", va="center")
ax.text(5.8, -2.5, "wanted: the diagonal", va="center", color=SPOT)
ax.set_xlim(-0.2, 10.2)
ax.set_ylim(-3.2, 2.1)
save(fig, Path(__file__).with_suffix(".svg"))
