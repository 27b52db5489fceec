"""The graph of z = w x^2 + 5 at x = 2, w = 3, with the gradients of one backward pass."""

import sys
from pathlib import Path

import numpy as np
from matplotlib.patches import Circle, FancyBboxPatch

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

PLACES = {"x": (0.0, 1.6), "w": (0.0, 0.0), "x²": (2.1, 1.6), "w · x²": (4.2, 0.8), "z": (6.3, 0.8)}
VALUES = {"x": 2, "w": 3, "x²": 4, "w · x²": 12, "z": 17}
BACK = {"x": 12, "w": 4, "x²": 3, "w · x²": 1, "z": 1}
EDGES = [("x", "x²"), ("x²", "w · x²"), ("w", "w · x²"), ("w · x²", "z")]
RADIUS = 0.36

fig, ax = figure(width=5.25, height=2.5)
ax.set_aspect("equal")
ax.axis("off")
for start, end in EDGES:
    a, b = np.array(PLACES[start]), np.array(PLACES[end])
    way = (b - a) / np.linalg.norm(b - a)
    ax.annotate(
        "",
        b - RADIUS * way,
        a + 1.15 * RADIUS * way,
        arrowprops={"arrowstyle": "-|>", "color": INK, "linewidth": 1.0, "shrinkA": 0, "shrinkB": 0},
    )
for name, (x, y) in PLACES.items():
    if name in ("x", "w"):
        ax.add_patch(
            FancyBboxPatch(
                (x - 0.3, y - 0.3), 0.6, 0.6, boxstyle="square,pad=0.02", fill=False, edgecolor=INK, linewidth=1.2
            )
        )
    else:
        ax.add_patch(Circle((x, y), RADIUS, fill=False, edgecolor=INK, linewidth=1.2))
    ax.text(x, y, f"{VALUES[name]}", ha="center", va="center")
    ax.text(x, y + 0.55, name, ha="center", va="center")
    ax.text(x, y - 0.58, f"{BACK[name]}", ha="center", va="center", color=SPOT)
ax.text(5.25, 1.0, "+ 5", ha="center", va="center")
ax.text(-0.5, 1.6, "leaf", ha="right", va="center")
ax.text(-0.5, 0.0, "leaf", ha="right", va="center")
ax.set_xlim(-1.1, 6.8)
ax.set_ylim(-0.8, 2.4)
save(fig, Path(__file__).with_suffix(".svg"))
