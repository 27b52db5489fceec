"""Static: record, optimise, run, run, run. Eager: build and run, three times."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

ROWS = [
    (
        1.2,
        "static",
        [("record", 1.5, SPOT), ("optimise", 1.8, SPOT), ("run", 0.8, INK), ("run", 0.8, INK), ("run", 0.8, INK)],
    ),
    (0.0, "eager", [("build and run", 2.3, INK), ("build and run", 2.3, INK), ("build and run", 2.3, INK)]),
]

fig, ax = figure(width=4.9, height=1.9)
ax.axis("off")
for y, name, blocks in ROWS:
    ax.text(-0.2, y + 0.35, name, ha="right", va="center")
    x = 0.0
    for label, width, colour in blocks:
        ax.fill(
            [x, x + width - 0.06, x + width - 0.06, x],
            [y, y, y + 0.7, y + 0.7],
            facecolor="none",
            edgecolor=colour,
            linewidth=1.2,
        )
        ax.text(x + width / 2 - 0.03, y + 0.35, label, ha="center", va="center", color=colour)
        x += width
ax.annotate("", (7.0, -0.35), (0.0, -0.35), arrowprops={"arrowstyle": "-|>", "color": INK, "linewidth": 0.8})
ax.text(3.5, -0.62, "time", ha="center", va="center")
ax.set_xlim(-1.1, 7.2)
ax.set_ylim(-0.85, 2.1)
save(fig, Path(__file__).with_suffix(".svg"))
