"""Joint entropy, both entropies and what they share, as lengths in bits."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

JOINT, SHARED = 1.721928, 0.278072
fig, ax = figure(width=5.2, height=2.3)
rows = [
    (3, 0.0, JOINT, INK, "H(X, Y) = 1.72"),
    (2, 0.0, 1.0, INK, "H(X) = 1"),
    (1, JOINT - 1.0, 1.0, INK, "H(Y) = 1"),
    (0, 1.0 - SHARED, SHARED, SPOT, "I(X; Y) = 0.28"),
]
for y, start, length, colour, label in rows:
    ax.barh(y, length, left=start, height=0.55, color=colour, alpha=0.14 if colour == INK else 0.3, linewidth=0)
    ax.barh(y, length, left=start, height=0.55, fill=False, edgecolor=colour, linewidth=1.1)
    inside = length > 0.5
    ax.text(
        start + length / 2 if inside else start + length + 0.03,
        y,
        label,
        ha="center" if inside else "left",
        va="center",
        color=colour,
    )
for x in (1.0 - SHARED, 1.0):
    ax.plot([x, x], [-0.3, 2.3], color=SPOT, linewidth=0.8, linestyle=":")
ax.set_yticks([])
ax.set_xticks([0, 0.5, 1, 1.5], ["0", "0.5", "1", "1.5"])
ax.set_xlabel("bits")
ax.spines["left"].set_visible(False)
ax.set_xlim(0, 1.8)
save(fig, Path(__file__).with_suffix(".svg"))
