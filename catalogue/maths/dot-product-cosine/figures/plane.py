"""x1 on the decision line of w, x2 on its negative side, and the angle between them."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

X1, X2, W = np.array([4.0, 2.0]), np.array([1.0, 5.0]), np.array([0.5, -1.0])


def arrow(ax, end, colour=INK):
    ax.annotate("", tuple(end), (0, 0), arrowprops={"arrowstyle": "-|>", "color": colour, "linewidth": 1.6, "shrinkA": 0, "shrinkB": 0})


fig, ax = figure(width=4.4, height=3.6)
ax.set_aspect("equal")
ax.plot([-2.0, 5.6], [-1.0, 2.8], color=INK, lw=0.9, dashes=(4, 3))
arrow(ax, X1)
arrow(ax, X2)
arrow(ax, W, SPOT)
start, stop = np.arctan2(X1[1], X1[0]), np.arctan2(X2[1], X2[0])
turn = np.linspace(start, stop, 20)
ax.plot(1.3 * np.cos(turn), 1.3 * np.sin(turn), color=INK, lw=0.9)
ax.text(1.25, 1.35, "52.1°", ha="left", va="bottom")
ax.text(4.1, 1.65, "x1 = (4, 2), score 0", ha="left", va="top")
ax.text(1.2, 5.0, "x2 = (1, 5), score −4.5", ha="left", va="center")
ax.text(0.7, -1.05, "w = (0.5, −1)", ha="left", va="center", color=SPOT)
ax.text(-2.0, -1.2, "score 0", ha="left", va="top")
ax.set_xticks([0, 2, 4])
ax.set_yticks([0, 2, 4])
ax.set_xlim(-2.2, 7.6)
ax.set_ylim(-1.9, 5.4)
save(fig, Path(__file__).with_suffix(".svg"))
