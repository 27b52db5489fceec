"""10,000 people, 1% ill, a test of 99% sensitivity and 1% false positives."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

BOXES = {
    "all": (0.0, 1.5, "10,000\npeople", INK),
    "ill": (2.6, 2.5, "100\nill", INK),
    "well": (2.6, 0.5, "9,900\nwell", INK),
    "hit": (5.2, 3.0, "99 positive", SPOT),
    "miss": (5.2, 2.0, "1 negative", INK),
    "false": (5.2, 1.0, "99 positive", SPOT),
    "clear": (5.2, 0.0, "9,801 negative", INK),
}
EDGES = [("all", "ill"), ("all", "well"), ("ill", "hit"), ("ill", "miss"), ("well", "false"), ("well", "clear")]
HALF = 0.55

fig, ax = figure(width=5.25, height=2.8)
ax.axis("off")
for start, end in EDGES:
    (x0, y0), (x1, y1) = BOXES[start][:2], BOXES[end][:2]
    ax.plot([x0 + HALF, x1 - HALF], [y0, y1], color=INK, linewidth=0.8)
for x, y, text, colour in BOXES.values():
    ax.text(x - 0.45 if x > 5 else x, y, text, ha="left" if x > 5 else "center", va="center", color=colour)
ax.set_xlim(-0.6, 7.0)
ax.set_ylim(-0.3, 3.3)
save(fig, Path(__file__).with_suffix(".svg"))
