"""X transposed times the error: the shared side b vanishes."""

import sys
from pathlib import Path

from matplotlib.patches import Rectangle

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

fig, ax = figure(width=5.2, height=2.1)
IN, BATCH, HIDDEN = 2.0, 1.1, 1.5


def block(x, height, width, name, left, top, shared):
    y = -height / 2
    ax.add_patch(Rectangle((x, y), width, height, fill=False, edgecolor=INK, linewidth=1.2))
    ax.text(x + width / 2, 0.0, name, ha="center", va="center", fontsize=13)
    ax.text(x - 0.2, 0.0, left, ha="center", va="center", color=SPOT if left == shared else INK, style="italic")
    ax.text(x + width / 2, height / 2 + 0.22, top, ha="center", va="center", color=SPOT if top == shared else INK, style="italic")
    if left == shared:
        ax.plot([x, x], [y, y + height], color=SPOT, linewidth=2.6)
    if top == shared:
        ax.plot([x, x + width], [y + height, y + height], color=SPOT, linewidth=2.6)


block(0.0, IN, BATCH, "$X^{T}$", "i", "b", "b")
ax.text(1.62, 0.0, "·", ha="center", va="center", fontsize=14)
block(2.3, BATCH, HIDDEN, "error", "b", "h", "b")
ax.text(4.35, 0.0, "=", ha="center", va="center", fontsize=12)
block(5.2, IN, HIDDEN, r"$\partial L/\partial W_1$", "i", "h", "b")
ax.set_aspect("equal")
ax.set_xlim(-0.4, 7.0)
ax.set_ylim(-1.2, 1.45)
ax.axis("off")
save(fig, Path(__file__).with_suffix(".svg"))
