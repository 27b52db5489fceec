"""The relation as a shift from the subject; the true object near its tip, two corrupted ones."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

fig, ax = figure(width=4.6, height=2.7)
arrow = {"arrowstyle": "-|>", "linewidth": 1.5, "shrinkA": 0, "shrinkB": 0}
ax.annotate("", (1.0, 0.0), (0.0, 0.0), arrowprops={**arrow, "color": INK})
ax.annotate("", (1.5, 1.0), (1.0, 0.0), arrowprops={**arrow, "color": SPOT})
ax.plot([1.5, 1.4], [1.0, 1.1], color=SPOT, linestyle=":", linewidth=1.2)
for x, y in ((1.4, 1.1), (1.0, 1.0), (0.2, 0.9)):
    ax.plot([x], [y], marker="o", markersize=5, color=INK, fillstyle="full" if x > 1.2 else "none")
ax.text(0.5, -0.12, "s", ha="center", va="center")
ax.text(1.36, 0.47, "r", ha="left", va="center", color=SPOT)
ax.text(1.56, 0.98, "s + r", ha="left", va="center", color=SPOT)
ax.text(1.4, 1.23, "o", ha="center", va="center")
ax.text(1.0, 1.14, "corrupted", ha="center", va="center")
ax.text(0.2, 1.04, "corrupted", ha="center", va="center")
ax.text(-0.06, 0.0, "0", ha="right", va="center")
ax.set_aspect("equal")
ax.set_xlim(-0.3, 2.05)
ax.set_ylim(-0.25, 1.35)
ax.axis("off")
save(fig, Path(__file__).with_suffix(".svg"))
