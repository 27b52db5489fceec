"""The graph of z = xy, s = z + x, L = s^2 at (2, 3): values in the nodes, gradients below them."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from matplotlib.patches import Circle

from figure_style import INK, SPOT, figure, save

X, Y = 2.0, 3.0
Z = X * Y
S = Z + X
L = S**2
DS = 2 * S
PLACES = {"x": (0.0, 1.7), "y": (0.0, 0.0), "z": (2.2, 0.4), "s": (4.4, 1.2), "L": (6.6, 1.2)}
VALUES = {"x": X, "y": Y, "z": Z, "s": S, "L": L}
BACK = {"x": DS + Y * DS, "y": X * DS, "z": DS, "s": DS, "L": 1.0}
EDGES = [("x", "z"), ("y", "z"), ("z", "s"), ("x", "s"), ("s", "L")]
RADIUS = 0.36

fig, ax = figure(width=5.25, height=2.4)
ax.set_aspect("equal")
ax.axis("off")
for start, end in EDGES:
    a, b = np.array(PLACES[start]), np.array(PLACES[end])
    way = (b - a) / np.linalg.norm(b - a)
    ax.annotate(
        "",
        b - RADIUS * way,
        a + RADIUS * way,
        arrowprops={"arrowstyle": "-|>", "color": INK, "linewidth": 1.0, "shrinkA": 0, "shrinkB": 0},
    )
for name, (x, y) in PLACES.items():
    ax.add_patch(Circle((x, y), RADIUS, fill=False, edgecolor=INK, linewidth=1.2))
    ax.text(x, y, f"{VALUES[name]:g}", ha="center", va="center")
    ax.text(x, y + 0.55, name, ha="center", va="center")
    ax.text(x, y - 0.58, f"{BACK[name]:g}", ha="center", va="center", color=SPOT)
ax.set_xlim(-0.6, 7.1)
ax.set_ylim(-0.8, 2.5)
save(fig, Path(__file__).with_suffix(".svg"))
