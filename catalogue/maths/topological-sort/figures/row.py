"""The example's nodes in topological order, every edge pointing to the right."""

import sys
from pathlib import Path

from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

NODES = ["x", "W", "b", "Wx", "Wx+b"]
EDGES = [("x", "Wx", -0.4), ("W", "Wx", -0.4), ("b", "Wx+b", 0.36), ("Wx", "Wx+b", 0.0)]

fig, ax = figure(width=5.25, height=1.9)
for place, name in enumerate(NODES):
    ax.add_patch(FancyBboxPatch((1.5 * place - 0.5, -0.22), 1.0, 0.44, boxstyle="round,pad=0.04", fill=False, edgecolor=INK, linewidth=1.2))
    ax.text(1.5 * place, 0.0, name.replace("+", " + "), ha="center", va="center")
for start, end, bend in EDGES:
    x0, x1 = 1.5 * NODES.index(start), 1.5 * NODES.index(end)
    if bend:
        side = 0.27 if bend < 0 else -0.27
        points = ((x0, side), (x1 - (0.12 if start == "x" else 0.0), side))
    else:
        points = ((x0 + 0.55, 0.0), (x1 - 0.55, 0.0))
    ax.add_patch(FancyArrowPatch(*points, connectionstyle=f"arc3,rad={bend}", arrowstyle="-|>", mutation_scale=11, color=SPOT, linewidth=1.4, shrinkA=0, shrinkB=0))
ax.set_xlim(-0.6, 6.6)
ax.set_ylim(-1.2, 1.75)
ax.axis("off")
save(fig, Path(__file__).with_suffix(".svg"))
