"""The bits of float32, bfloat16 and float16 as cells: sign, exponent, mantissa."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

ROWS = (("float32", 8, 23), ("bfloat16", 8, 7), ("float16", 5, 10))

fig, ax = figure(width=5.3, height=2.5)
for row, (name, exponent, mantissa) in enumerate(ROWS):
    top = -2.2 * row
    ax.text(-0.5, top - 0.5, name, ha="right", va="center")
    ax.fill_between([1, 1 + exponent], top, top - 1, color=INK, alpha=0.2, lw=0)
    width = 1 + exponent + mantissa
    for edge in range(width + 1):
        ax.plot([edge, edge], [top, top - 1], color=INK, lw=1.4 if edge in (0, 1, 1 + exponent, width) else 0.5)
    for side in (top, top - 1):
        ax.plot([0, width], [side, side], color=INK, lw=1.4)
    for start, bits in ((0, 1), (1, exponent), (1 + exponent, mantissa)):
        ax.text(start + bits / 2, top - 1.15, str(bits), ha="center", va="top")
ax.text(0.5, 0.25, "±", ha="center", va="bottom")
ax.text(5, 0.25, "exponent", ha="center", va="bottom")
ax.text(20.5, 0.25, "mantissa", ha="center", va="bottom")
ax.plot([16, 16], [0.35, -5.7], color=SPOT, lw=1.2, linestyle=(0, (4, 3)))
ax.text(16.5, -2.7, "16 bits end here", color=SPOT, va="center")
ax.set_xlim(-6.5, 32.5)
ax.set_ylim(-6.2, 1.2)
ax.axis("off")
save(fig, Path(__file__).with_suffix(".svg"))
