"""Two unit Gaussians at 0 and 4, and the responsibility of the first along the line."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

x = np.linspace(-3, 7, 101)
first, second = (np.exp(-0.5 * (x - m) ** 2) / np.sqrt(2 * np.pi) for m in (0, 4))
fig, ax = figure(width=4.85, height=2.9)
ax.plot(x, first + 1.25, color=INK)
ax.plot(x, second + 1.25, color=INK, linestyle="--")
ax.axhline(1.25, color=INK, linewidth=0.6)
ax.plot(x, 1 / (1 + np.exp(4 * (x - 2))), color=SPOT)
ax.plot([1], [1 / (1 + np.exp(-4))], "o", color=SPOT)
ax.text(0.85, 0.82, "0.982 at x = 1", color=SPOT, ha="right", va="center")
ax.text(-1.05, 1.53, "N(0, 1)", ha="right")
ax.text(5.05, 1.53, "N(4, 1)", ha="left")
ax.text(2.35, 0.5, "responsibility of N(0, 1)", color=SPOT, ha="left", va="center")
ax.set_yticks([0, 0.5, 1])
ax.set_xticks([0, 1, 2, 4])
ax.set_ylim(0, 1.75)
ax.set_xlim(-3, 7)
ax.set_xlabel("x")
save(fig, Path(__file__).with_suffix(".svg"))
