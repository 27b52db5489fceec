"""Two eigenvectors of [[4, 2], [1, 3]] and a vector that is turned, each with its image."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

A = np.array([[4.0, 2.0], [1.0, 3.0]])


def arrow(ax, end, colour, width):
    ax.annotate("", tuple(end), (0, 0), arrowprops={"arrowstyle": "-|>", "color": colour, "linewidth": width, "shrinkA": 0, "shrinkB": 0})


fig, ax = figure(width=4.95, height=3.0)
ax.set_aspect("equal")
for vector in ([2.0, 1.0], [-1.0, 1.0], [0.0, 1.0]):
    arrow(ax, A @ vector, SPOT, 1.3)
    arrow(ax, vector, INK, 2.4)
ax.text(2.0, 0.55, "(2, 1)", ha="left", va="top")
ax.text(9.3, 3.9, "(10, 5),\nfive times", ha="left", va="top", color=SPOT)
ax.text(-1.1, 0.75, "(−1, 1)", ha="right", va="center")
ax.text(-2.1, 2.2, "(−2, 2), twice", ha="right", va="center", color=SPOT)
ax.text(-0.22, 1.4, "(0, 1)", ha="center", va="bottom")
ax.text(1.6, 4.35, "(2, 3), turned", ha="left", va="center", color=SPOT)
ax.set_xlim(-6.9, 13.1)
ax.set_ylim(-0.4, 5.4)
ax.set_xticks([0, 5, 10])
ax.set_yticks([0, 2, 4])
save(fig, Path(__file__).with_suffix(".svg"))
