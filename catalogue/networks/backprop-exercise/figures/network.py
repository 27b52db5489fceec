"""The network of the exercise: values inside the units, weights on the edges, errors below."""

import sys
from pathlib import Path

import numpy as np
from matplotlib.patches import Circle

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

X = np.array([1.0, 0.5])
W1 = np.array([[0.1, 0.3], [0.2, 0.4]])
W2 = np.array([0.5, 0.6])
A1 = np.maximum(W1 @ X, 0.0)
P = 0.59
D2 = P - 1.0
D1 = W2 * D2

INPUTS = [(0.0, 2.0), (0.0, 0.0)]
HIDDEN = [(3.2, 2.0), (3.2, 0.0)]
OUTPUT = (6.2, 1.0)
RADIUS = 0.46


def unit(ax, place, value, name, error=None):
    x, y = place
    ax.add_patch(Circle(place, RADIUS, fill=False, edgecolor=INK, linewidth=1.2))
    ax.text(x, y, value, ha="center", va="center")
    ax.text(x, y + 0.7, name, ha="center", va="center", fontsize=12)
    if error is not None:
        ax.text(x, y - 0.7, f"{error:g}".replace("-", "−"), ha="center", va="center", color=SPOT)


def edge(ax, start, end, weight, at):
    (x0, y0), (x1, y1) = start, end
    length = np.hypot(x1 - x0, y1 - y0)
    ux, uy = (x1 - x0) / length, (y1 - y0) / length
    ax.plot([x0 + RADIUS * ux, x1 - RADIUS * ux], [y0 + RADIUS * uy, y1 - RADIUS * uy], color=INK, linewidth=0.9)
    ax.text(x0 + at * (x1 - x0) - 0.2 * uy, y0 + at * (y1 - y0) + 0.2 * ux, f"{weight:g}", ha="center", va="center")


fig, ax = figure(width=5.0, height=3.0)
for j, place in enumerate(HIDDEN):
    for i, start in enumerate(INPUTS):
        edge(ax, start, place, W1[j, i], at=0.5 if i == j else 0.3)
    edge(ax, place, OUTPUT, W2[j], at=0.5)
for i, place in enumerate(INPUTS):
    unit(ax, place, f"{X[i]:g}", f"$x_{i + 1}$")
for j, place in enumerate(HIDDEN):
    unit(ax, place, f"{A1[j]:.2f}", f"$a_{j + 1}$", D1[j])
unit(ax, OUTPUT, f"{P:.2f}", "ŷ", round(D2, 2))
ax.set_aspect("equal")
ax.set_xlim(-0.6, 6.8)
ax.set_ylim(-1.0, 3.0)
ax.axis("off")
save(fig, Path(__file__).with_suffix(".svg"))
