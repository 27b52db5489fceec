"""The log odds of spam for the example mail: prior, two words, and the sum."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

NAMES = ["prior", "“free”", "“meeting”", "sum"]
VALUES = np.log([0.4 / 0.6, 0.5 / 0.05, 0.1 / 0.4])
VALUES = np.append(VALUES, VALUES.sum())

fig, ax = figure(width=4.25, height=2.2)
for row, (name, value) in enumerate(zip(NAMES, VALUES, strict=True)):
    colour = SPOT if name == "sum" else INK
    ax.fill(
        [0, value, value, 0], [-row - 0.3, -row - 0.3, -row + 0.3, -row + 0.3], color=colour, alpha=0.25, linewidth=0
    )
    ax.plot([value, value], [-row - 0.3, -row + 0.3], color=colour)
    side = 0.08 if value > 0 else -0.08
    ax.text(
        value + side,
        -row,
        f"{value:+.2f}".replace("-", "−"),
        ha="left" if value > 0 else "right",
        va="center",
        color=colour,
    )
ax.axvline(0.0, color=INK, linewidth=0.8)
ax.set_yticks([0, -1, -2, -3], NAMES)
ax.tick_params(axis="y", length=0)
ax.spines["left"].set_visible(False)
ax.set_xlim(-2.1, 3.0)
ax.set_xticks([-2, -1, 0, 1, 2])
ax.set_xlabel("log odds of spam")
save(fig, Path(__file__).with_suffix(".svg"))
