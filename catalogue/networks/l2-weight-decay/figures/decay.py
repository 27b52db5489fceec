"""A weight without data gradient under three decay factors."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

steps = np.arange(0, 3001, 20)
fig, ax = figure(width=3.25, height=2.6)
for factor, colour in ((0.9997, INK), (0.999, SPOT), (0.997, INK)):
    ax.plot(steps, factor**steps, color=colour)
    ax.text(3060, factor**3000 + (0.05 if factor == 0.999 else 0.015 if factor < 0.999 else 0.0), f"{factor:g} a step", color=colour, va="center")
ax.plot([0, 1000, 1000], [0.367695, 0.367695, 0], color=SPOT, linewidth=0.8, linestyle=(0, (3, 3)))
ax.text(1060, 0.40, "0.37", color=SPOT)
ax.set_xlim(0, 3000)
ax.set_ylim(0, 1.05)
ax.set_xticks([0, 1000, 2000, 3000], ["0", "1,000", "2,000", "3,000"])
ax.set_yticks([0, 0.5, 1])
ax.set_xlabel("steps")
ax.set_ylabel("weight left")
save(fig, Path(__file__).with_suffix(".svg"))
