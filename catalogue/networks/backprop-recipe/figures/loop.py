"""The forward pass to the right, the errors back to the left, gradients branching off."""

import sys
from pathlib import Path

from matplotlib.patches import FancyBboxPatch

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

BOXES = ["X", "layer 1", "layer 2", "layer 3", "loss"]
STEP = 2.0

fig, ax = figure(width=6.1, height=2.4)


def arrow(start, end, colour):
    ax.annotate("", end, start, arrowprops={"arrowstyle": "-|>", "color": colour, "linewidth": 1.4, "shrinkA": 0, "shrinkB": 0})


for place, name in enumerate(BOXES):
    x = STEP * place
    ax.add_patch(FancyBboxPatch((x - 0.52, -0.3), 1.04, 0.6, boxstyle="round,pad=0.05", fill=False, edgecolor=INK, linewidth=1.2))
    ax.text(x, 0.0, name, ha="center", va="center", fontsize=9)
for place in range(4):
    x = STEP * place
    arrow((x + 0.59, 0.12), (x + STEP - 0.59, 0.12), INK)
    ax.text(x + 1.0, 0.42, ["", "$A_1$", "$A_2$", "$Z_3$"][place], ha="center", va="center", fontsize=9)
    if place:
        arrow((x + STEP - 0.59, -0.14), (x + 0.59, -0.14), SPOT)
        ax.text(x + 1.0, -0.46, f"$\\delta_{place}$", ha="center", va="center", color=SPOT, fontsize=9)
        arrow((x, -0.4), (x, -1.05), SPOT)
        ax.text(x, -1.27, f"$dW_{place}$, $db_{place}$", ha="center", va="center", color=SPOT, fontsize=9)
ax.set_xlim(-0.7, 8.7)
ax.set_ylim(-1.5, 0.8)
ax.axis("off")
save(fig, Path(__file__).with_suffix(".svg"))
