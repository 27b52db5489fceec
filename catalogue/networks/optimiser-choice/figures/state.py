"""Optimiser state of a 4096 x 4096 matrix in float32, in megabytes."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

n = 4096
numbers = {"SGD": 0, "Adafactor": 2 * n, "momentum, RMSProp": n * n, "Adam, AdamW": 2 * n * n}
fig, ax = figure(width=3.3, height=1.8)
for place, (name, count) in enumerate(reversed(numbers.items())):
    size = 4 * count / 1e6
    ax.barh(place, size, height=0.55, color=SPOT if name == "Adafactor" else INK, alpha=0.25, linewidth=0)
    ax.text(size + 1.5, place, f"{size:.2f} MB" if 0 < size < 1 else f"{size:.0f} MB", va="center")
ax.set_yticks(range(4), list(reversed(numbers)))
ax.set_xlim(0, 175)
ax.set_xticks([])
ax.spines["bottom"].set_visible(False)
ax.tick_params(length=0)
save(fig, Path(__file__).with_suffix(".svg"))
