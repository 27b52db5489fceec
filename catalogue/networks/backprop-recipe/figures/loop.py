"""The forward pass to the right, the errors back to the left, gradients branching off."""

import sys
from pathlib import Path

from matplotlib.patches import FancyBboxPatch

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

BOXES = ["X", "layer 1", "layer 2", "layer 3", "loss"]
STEP = 2.0

fig, ax = figure(width=5.3, height=2.7)


def arrow(start, end, colour):
    ax.annotate("", end, start, arrowprops={"arrowstyle": "-|>", "color": colour, "linewidth": 1.4, "shrinkA": 0, "shrinkB": 0})


for place, name in enumerate(BOXES):
    x = STEP * place
    ax.add_patch(FancyBboxPatch((x - 0.61, -0.3), 1.22, 0.6, boxstyle="round,pad=0.05", fill=False, edgecolor=INK, linewidth=1.2))
    ax.text(x, 0.0, name, ha="center", va="center")
for place in range(4):
    x = STEP * place
    arrow((x + 0.68, 0.12), (x + STEP - 0.68, 0.12), INK)
    ax.text(x + 1.0, 0.42, ["", "$A_1$", "$A_2$", "$Z_3$"][place], ha="center", va="center", fontsize=12.5)
    if place:
        arrow((x + STEP - 0.68, -0.14), (x + 0.68, -0.14), SPOT)
        ax.text(x + 1.0, -0.46, f"$\\delta_{place}$", ha="center", va="center", color=SPOT, fontsize=12.5)
        arrow((x, -0.4), (x, -1.05), SPOT)
        ax.text(x, -1.12, f"$dW_{place}$\n$db_{place}$", ha="center", va="top", color=SPOT, fontsize=12.5)
ax.set_xlim(-0.7, 8.7)
ax.set_ylim(-1.9, 0.8)
ax.axis("off")
save(fig, Path(__file__).with_suffix(".svg"))
