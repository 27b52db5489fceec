"""A layer from three inputs to two outputs: each output has a row of weights and a bias."""

import sys
from pathlib import Path

import numpy as np
from matplotlib.patches import Circle

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

W = np.array([[1, 2, 3], [4, 5, 6]])
X = np.array([7, 8, 9])
B = np.array([1, -1])
Y = W @ X + B
INPUTS = [(0.0, 3.2), (0.0, 1.6), (0.0, 0.0)]
OUTPUTS = [(5.0, 2.6), (5.0, 0.6)]
RADIUS = 0.48

fig, ax = figure(width=4.8, height=2.7)
ax.set_aspect("equal")
ax.axis("off")
for j, end in enumerate(OUTPUTS):
    colour = SPOT if j == 0 else INK
    for i, start in enumerate(INPUTS):
        way = np.subtract(end, start) / np.hypot(*np.subtract(end, start))
        a, b = np.array(start) + RADIUS * way, np.array(end) - RADIUS * way
        ax.plot([a[0], b[0]], [a[1], b[1]], color=colour, lw=1.0)
        side, share = (0.2, 0.26) if j == 0 else (-0.2, 0.17)
        at = np.array(start) + share * np.subtract(end, start)
        ax.text(at[0] - side * way[1], at[1] + side * way[0], f"{W[j, i]}", ha="center", va="center", color=colour)
    ax.add_patch(Circle(end, RADIUS, fill=False, edgecolor=colour, linewidth=1.3))
    ax.text(*end, f"{Y[j]}", ha="center", va="center", color=colour)
    ax.text(end[0] + 0.68, end[1], f"{(W @ X)[j]} + bias {B[j]}".replace("-", "−"), va="center", color=colour)
for i, place in enumerate(INPUTS):
    ax.add_patch(Circle(place, RADIUS, fill=False, edgecolor=INK, linewidth=1.2))
    ax.text(*place, f"{X[i]}", ha="center", va="center")
ax.set_xlim(-0.6, 8.2)
ax.set_ylim(-0.6, 3.8)
save(fig, Path(__file__).with_suffix(".svg"))
