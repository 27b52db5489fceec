"""Row 1 of A and row 2 of B build entry (1, 2) of A times B transposed."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

A = np.array([[1, -1, 3], [2, 3, 3], [-2, 0, 2]])
B = np.array([[7, -1, 4], [-2, 0, 0], [0, -3, -1]])
C = A @ B.T


def table(ax, left, matrix, name, row=None, cell=None):
    """The matrix with its upper left corner at (left, 0), one unit a cell; a shaded row, or a framed cell."""
    rows, columns = matrix.shape
    if row is not None:
        ax.fill_between([left, left + columns], -row - 1, -row, color=INK, alpha=0.15, lw=0)
    for i in range(rows + 1):
        ax.plot([left, left + columns], [-i, -i], color=INK, lw=0.6, alpha=0.5)
    for j in range(columns + 1):
        ax.plot([left + j, left + j], [-rows, 0], color=INK, lw=0.6, alpha=0.5)
    if cell is not None:
        i, j = cell
        ax.plot(np.array([0, 1, 1, 0, 0]) + left + j, np.array([0, 0, 1, 1, 0]) - i - 1, color=SPOT, lw=2.0)
    for (i, j), value in np.ndenumerate(matrix):
        colour = SPOT if cell == (i, j) else INK
        ax.text(left + j + 0.5, -i - 0.52, f"{value}".replace("-", "−"), ha="center", va="center", color=colour)
    ax.text(left + columns / 2, 0.2, name, ha="center", va="bottom", fontsize=12.5)


fig, ax = figure(width=6.1, height=2.0)
ax.set_aspect("equal")
ax.axis("off")
table(ax, 0, A, "A", row=1)
table(ax, 4.2, B, "B", row=2)
table(ax, 8.9, C, "$A\\,B^{T}$", cell=(1, 2))
ax.text(8.05, -1.5, "give", ha="center", va="center")
ax.text(3.6, -1.5, "and", ha="center", va="center")
ax.text(1.5, -3.2, "row 1", ha="center", va="top")
ax.text(5.7, -3.2, "row 2", ha="center", va="top")
ax.text(10.4, -3.2, "entry (1, 2)", ha="center", va="top", color=SPOT)
ax.set_xlim(-0.1, 12.1)
ax.set_ylim(-3.8, 0.9)
save(fig, Path(__file__).with_suffix(".svg"))
