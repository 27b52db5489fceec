"""The shapes of a rank-k approximation beside the full matrix."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save


def box(ax, left, bottom, width, height, name, below, colour=INK, shade=0.0):
    ax.fill([left, left + width, left + width, left], [bottom, bottom, bottom + height, bottom + height], color=colour, alpha=shade, lw=0)
    ax.plot([left, left + width, left + width, left, left], [bottom, bottom, bottom + height, bottom + height, bottom], color=colour, lw=1.3)
    ax.text(left + width / 2, bottom + height + 0.15, name, ha="center", va="bottom", color=colour, fontsize=11.5)
    ax.text(left + width / 2, bottom - 0.2, below, ha="center", va="top")


fig, ax = figure(width=4.5, height=2.5)
ax.set_aspect("equal")
ax.axis("off")
box(ax, 0.0, 0.0, 4.0, 3.0, "$A$", "m × n", shade=0.12)
ax.text(4.75, 1.5, "≈", ha="center", va="center", fontsize=15)
box(ax, 5.6, 0.0, 0.6, 3.0, "$U_k$", "m × k", SPOT, 0.15)
box(ax, 7.1, 2.4, 0.6, 0.6, "$Σ_k$", "k × k", SPOT, 0.15)
box(ax, 8.6, 2.4, 4.0, 0.6, "$V_k^{T}$", "k × n", SPOT, 0.15)
ax.set_xlim(-0.2, 12.8)
ax.set_ylim(-0.8, 3.8)
save(fig, Path(__file__).with_suffix(".svg"))
