"""The two-layer network as a chain of arrays with shapes, errors below."""

import sys
from pathlib import Path

from matplotlib.patches import FancyArrowPatch, Rectangle

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

fig, ax = figure(width=5.35, height=3.0)
ax.set_xlim(0, 12.6)
ax.set_ylim(-0.4, 5.3)
ax.axis("off")


def array(x, y, width, height, name, shape, colour=INK):
    ax.add_patch(Rectangle((x - width / 2, y - height / 2), width, height, facecolor="none", edgecolor=colour, linewidth=1.1))
    ax.text(x, y, name, ha="center", va="center", color=colour, fontsize=12.5)
    ax.text(x, y - height / 2 - 0.08, shape, ha="center", va="top", color=colour)


def arrow(start, end, colour=INK):
    ax.add_patch(FancyArrowPatch(start, end, arrowstyle="-|>", mutation_scale=8, color=colour, linewidth=1.0, shrinkA=0, shrinkB=0))


TOP, MIDDLE, LOW = 4.5, 2.5, 0.7
array(1.0, TOP, 1.75, 0.75, "$X$", "(n, 784)")
array(3.4, TOP, 1.5, 1.2, "$W_1$", "(784, 512)")
array(5.6, TOP, 1.5, 0.75, "$A$", "(n, 512)")
array(7.7, TOP, 1.2, 1.0, "$W_2$", "(512, 10)")
array(9.8, TOP, 1.2, 0.75, "$Z_2$", "(n, 10)")
ax.text(11.8, TOP, "loss", ha="center", va="center")
for start, end in ((1.87, 2.65), (4.15, 4.85), (6.35, 7.1), (8.3, 9.2), (10.4, 11.3)):
    arrow((start, TOP), (end, TOP))
array(9.8, MIDDLE, 1.2, 0.75, "d$Z_2$", "(n, 10)", SPOT)
array(5.6, MIDDLE, 1.5, 0.75, "d$Z_1$", "(n, 512)", SPOT)
array(7.7, LOW, 1.2, 1.0, "d$W_2$", "(512, 10)", SPOT)
array(3.4, LOW, 1.5, 1.2, "d$W_1$", "(784, 512)", SPOT)
ax.plot([11.8, 11.8], [TOP - 0.35, MIDDLE], color=SPOT, linewidth=1.0)
arrow((11.8, MIDDLE), (10.4, MIDDLE), SPOT)
arrow((9.2, MIDDLE), (6.35, MIDDLE), SPOT)
arrow((9.2, MIDDLE - 0.25), (8.3, LOW + 0.1), SPOT)
arrow((4.85, MIDDLE - 0.25), (4.15, LOW + 0.35), SPOT)
save(fig, Path(__file__).with_suffix(".svg"))
