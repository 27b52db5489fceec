"""The worked example with weights, distances and the shortest way."""

import sys
from pathlib import Path

import numpy as np
from matplotlib.patches import Circle

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

PLACES = {"A": (0.0, 0.0), "B": (2.6, 1.1), "C": (2.6, -1.1), "D": (5.2, 0.0)}
EDGES = [("A", "B", 0.8), ("A", "C", 0.3), ("B", "D", 0.5), ("C", "B", 0.2), ("C", "D", 0.9)]
SHORTEST = {("A", "C"), ("C", "B"), ("B", "D")}
DISTANCES = {"A": ("0", -0.62, 0.0), "B": ("0.5", 0.0, 0.62), "C": ("0.3", 0.0, -0.62), "D": ("1.0", 0.72, 0.0)}
RADIUS = 0.36

fig, ax = figure(width=4.8, height=2.6)
for start, end, weight in EDGES:
    (x0, y0), (x1, y1) = PLACES[start], PLACES[end]
    length = np.hypot(x1 - x0, y1 - y0)
    ux, uy = (x1 - x0) / length, (y1 - y0) / length
    best = (start, end) in SHORTEST
    ax.annotate(
        "", (x1 - RADIUS * ux, y1 - RADIUS * uy), (x0 + RADIUS * ux, y0 + RADIUS * uy),
        arrowprops={"arrowstyle": "-|>", "color": SPOT if best else INK, "linewidth": 2.0 if best else 1.0, "shrinkA": 0, "shrinkB": 0},
    )
    dx, dy = (0.3, 0.0) if x0 == x1 else (0.0, 0.32 if y0 + y1 > 0 else -0.32)
    ax.text((x0 + x1) / 2 + dx, (y0 + y1) / 2 + dy, f"{weight}", ha="center", va="center")
for name, place in PLACES.items():
    ax.add_patch(Circle(place, RADIUS, fill=False, edgecolor=INK, linewidth=1.2))
    ax.text(*place, name, ha="center", va="center")
    text, dx, dy = DISTANCES[name]
    ax.text(place[0] + dx, place[1] + dy, text, ha="center", va="center", color=SPOT)
ax.set_aspect("equal")
ax.set_xlim(-1.0, 6.4)
ax.set_ylim(-2.0, 2.0)
ax.axis("off")
save(fig, Path(__file__).with_suffix(".svg"))
