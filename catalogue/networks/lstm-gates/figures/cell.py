"""The LSTM cell: memory along the top, gates below."""

import sys
from pathlib import Path

from matplotlib.patches import Circle, FancyArrowPatch, Rectangle

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

fig, ax = figure(width=5.0, height=2.9)
ax.set_xlim(0, 10)
ax.set_ylim(-0.4, 4.8)
ax.axis("off")


def arrow(start, end, colour=INK, head="-|>"):
    ax.add_patch(FancyArrowPatch(start, end, arrowstyle=head, mutation_scale=9, color=colour, linewidth=1.1, shrinkA=0, shrinkB=0))


def node(x, y, sign):
    ax.add_patch(Circle((x, y), 0.27, facecolor="none", edgecolor=INK, linewidth=1.0, zorder=3))
    ax.text(x, y, sign, ha="center", va="center_baseline", zorder=4, color=INK)


def box(x, y, name, half=0.38):
    ax.add_patch(Rectangle((x - half, y - 0.28), 2 * half, 0.56, facecolor="none", edgecolor=INK, linewidth=1.0, zorder=3))
    ax.text(x, y, name, ha="center", va="center_baseline", zorder=4, color=INK)


arrow((0.3, 4), (2.2, 4), SPOT)
arrow((2.74, 4), (4.7, 4), SPOT)
arrow((5.24, 4), (9.5, 4), SPOT)
node(2.47, 4, "×")
node(4.97, 4, "+")
node(4.97, 2.6, "×")
node(8.0, 1.9, "×")
box(2.47, 1.0, "f")
box(4.3, 1.0, "i")
box(5.64, 1.0, "g")
box(7.0, 1.0, "o")
box(8.0, 3.0, "tanh", half=0.55)
arrow((2.47, 1.28), (2.47, 3.73))
arrow((4.3, 1.28), (4.8, 2.38))
arrow((5.64, 1.28), (5.14, 2.38))
arrow((4.97, 2.87), (4.97, 3.73))
arrow((8.0, 4), (8.0, 3.28))
arrow((8.0, 2.72), (8.0, 2.17))
ax.plot([7.0, 7.0], [1.28, 1.9], color=INK, linewidth=1.1)
arrow((7.0, 1.9), (7.73, 1.9))
arrow((8.27, 1.9), (9.5, 1.9))
ax.plot([0.0, 7.0], [0.0, 0.0], color=INK, linewidth=1.1)
for x in (2.47, 4.3, 5.64, 7.0):
    arrow((x, 0.0), (x, 0.72))
ax.text(0.0, 0.2, r"$x_t,\ h_{t-1}$", ha="left", va="bottom", fontsize=12.5)
ax.text(0.3, 4.35, r"$c_{t-1}$", color=SPOT, fontsize=12.5)
ax.text(9.1, 4.35, r"$c_t$", color=SPOT, fontsize=12.5)
ax.text(9.1, 2.2, r"$h_t$", fontsize=12.5)
ax.text(2.75, 2.4, "keep")
ax.text(3.3, 1.75, "write")
ax.text(6.1, 1.75, "show")
save(fig, Path(__file__).with_suffix(".svg"))
