"""One graph, its adjacency matrix and its lists."""

import sys
from pathlib import Path

import numpy as np
from matplotlib.patches import Circle, Rectangle

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

NAMES = "ABCDE"
EDGES = ["AB", "AC", "BC", "CD", "DE"]
PLACES = {"A": (0.0, 2.0), "B": (0.0, 0.0), "C": (1.4, 1.0), "D": (2.8, 1.0), "E": (2.8, -0.5)}

fig, (graph, table, lists) = figure(width=5.35, height=2.3, columns=3, gridspec_kw={"width_ratios": [1.25, 1.1, 0.7]})
for one, other in EDGES:
    (x0, y0), (x1, y1) = PLACES[one], PLACES[other]
    cut = 0.33 / np.hypot(x1 - x0, y1 - y0)
    dx, dy = cut * (x1 - x0), cut * (y1 - y0)
    graph.plot([x0 + dx, x1 - dx], [y0 + dy, y1 - dy], color=INK, linewidth=1.2)
for name, place in PLACES.items():
    graph.add_patch(Circle(place, 0.33, fill=False, edgecolor=INK, linewidth=1.2))
    graph.text(*place, name, ha="center", va="center")
graph.set_xlim(-0.5, 3.3)
graph.set_ylim(-1.0, 2.5)

for row, start in enumerate(NAMES):
    table.text(-0.8, 4 - row, start, ha="center", va="center")
    table.text(row, 4.8, start, ha="center", va="center")
    for column, end in enumerate(NAMES):
        joined = start + end in EDGES or end + start in EDGES
        table.add_patch(Rectangle((column - 0.5, 3.5 - row), 1, 1, facecolor=SPOT, alpha=0.16 if joined else 0.0, linewidth=0))
        table.text(column, 4 - row, "1" if joined else "0", ha="center", va="center", alpha=1.0 if joined else 0.45)
table.set_xlim(-1.3, 4.6)
table.set_ylim(-0.7, 5.2)

for row, start in enumerate(NAMES):
    ends = [end for end in NAMES if start + end in EDGES or end + start in EDGES]
    lists.text(0.0, 4 - row, start + ":", ha="left", va="center")
    lists.text(0.55, 4 - row, "  ".join(ends), ha="left", va="center", color=SPOT)
lists.set_xlim(-0.2, 2.4)
lists.set_ylim(-0.7, 5.2)
for ax in (graph, table, lists):
    ax.set_aspect("equal")
    ax.axis("off")
save(fig, Path(__file__).with_suffix(".svg"))
