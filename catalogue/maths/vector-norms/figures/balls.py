"""Vectors of norm 1 for L1, L2 and L-infinity."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

turn = np.linspace(0.0, 2 * np.pi, 73)
fig, ax = figure(width=3.6, height=3.0)
ax.set_aspect("equal")
ax.plot([-1.35, 1.35], [0, 0], color=INK, lw=0.6, alpha=0.6)
ax.plot([0, 0], [-1.25, 1.25], color=INK, lw=0.6, alpha=0.6)
ax.plot([1, 0, -1, 0, 1], [0, 1, 0, -1, 0], color=SPOT, lw=1.8)
ax.plot(np.cos(turn), np.sin(turn), color=INK, lw=1.6)
ax.plot([1, 1, -1, -1, 1], [-1, 1, 1, -1, -1], color=INK, lw=1.2, dashes=(4, 2))
ax.text(0.33, 0.33, "L1", ha="center", va="center", color=SPOT)
ax.text(0.84, 0.8, "L2", ha="center", va="center")
ax.text(1.12, 1.05, "L∞", ha="left", va="center")
ax.text(1.4, -0.02, "$x_1$", ha="left", va="center", fontsize=12)
ax.text(0.0, 1.3, "$x_2$", ha="center", va="bottom", fontsize=12)
ax.axis("off")
ax.set_xlim(-1.5, 1.7)
ax.set_ylim(-1.3, 1.5)
save(fig, Path(__file__).with_suffix(".svg"))
