"""The 2-2-1 network: values inside the units, weights on the edges, gradients below what they belong to."""

import sys
from pathlib import Path

import numpy as np
from matplotlib.patches import Circle

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

X = np.array([1.0, 0.5])
W1 = np.array([[0.15, 0.20], [0.25, 0.30]])
B1 = np.array([0.35, 0.35])
W2 = np.array([0.40, 0.45])
B2 = 0.60

Z1 = W1 @ X + B1
A1 = np.maximum(Z1, 0.0)
P = 1.0 / (1.0 + np.exp(-(W2 @ A1 + B2)))
D2 = P - 1.0
D1 = W2 * D2 * (Z1 > 0.0)

INPUTS = [(0.0, 2.2), (0.0, 0.0)]
HIDDEN = [(3.3, 2.2), (3.3, 0.0)]
OUTPUT = (6.4, 1.1)
RADIUS = 0.5


def minus(value, digits=4):
    return f"{value:.{digits}f}".replace("-", "−")


def unit(ax, place, value, name, gradient=None):
    ax.add_patch(Circle(place, RADIUS, fill=False, edgecolor=INK, linewidth=1.2))
    x, y = place
    ax.text(x, y - 0.02, value, ha="center", va="center")
    ax.text(x, y + 0.74, name, ha="center", va="center", fontsize=12)
    if gradient is not None:
        ax.text(x, y - 0.75, minus(gradient), ha="center", va="center", color=SPOT)


def edge(ax, start, end, weight, at):
    """A line from rim to rim and its weight beside the point `at` of the way."""
    (x0, y0), (x1, y1) = start, end
    length = np.hypot(x1 - x0, y1 - y0)
    ux, uy = (x1 - x0) / length, (y1 - y0) / length
    ax.plot([x0 + RADIUS * ux, x1 - RADIUS * ux], [y0 + RADIUS * uy, y1 - RADIUS * uy], color=INK, linewidth=0.9)
    ax.text(x0 + at * (x1 - x0) - 0.20 * uy, y0 + at * (y1 - y0) + 0.20 * ux, f"{weight:.2f}", ha="center", va="center")


def arrow(ax, start, end, y, colour):
    ax.annotate("", (end, y), (start, y), arrowprops={"arrowstyle": "-|>", "color": colour, "linewidth": 1.2, "shrinkA": 0, "shrinkB": 0})


fig, ax = figure(width=5.0, height=3.3)
ax.set_aspect("equal")
ax.axis("off")
for j, place in enumerate(HIDDEN):
    for i, start in enumerate(INPUTS):
        edge(ax, start, place, W1[j, i], at=0.5 if i == j else 0.3)
    edge(ax, place, OUTPUT, W2[j], at=0.5)
for i, place in enumerate(INPUTS):
    unit(ax, place, f"{X[i]:g}", f"$x_{i + 1}$")
for j, place in enumerate(HIDDEN):
    unit(ax, place, f"{A1[j]:.2f}", f"$a_{j + 1}$", D1[j])
unit(ax, OUTPUT, f"{P:.4f}", "ŷ", D2)
arrow(ax, 0.0, 1.6, 3.35, INK)
ax.text(1.8, 3.33, "values forward", ha="left", va="center")
arrow(ax, 6.4, 4.8, -1.1, SPOT)
ax.text(4.6, -1.12, "gradients back", ha="right", va="center", color=SPOT)
ax.set_xlim(-0.6, 7.0)
ax.set_ylim(-1.3, 3.5)
save(fig, Path(__file__).with_suffix(".svg"))
