"""Attention and projections over the context length, width 4096, logarithmic axes."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

WIDTH = 4096

fig, ax = figure(width=4.4, height=2.7)
n = np.array([256.0, 65536.0])
ax.plot(n, n * WIDTH**2, color=INK)
ax.plot(n, n**2 * WIDTH, color=SPOT)
ax.plot([WIDTH], [float(WIDTH) ** 3], marker="o", markersize=5, color=INK)
ax.set_xscale("log", base=2)
ax.set_yscale("log")
ax.set_xticks([256, 1024, 4096, 16384, 65536], ["256", "1024", "4096", "16384", "65536"])
ax.set_yticks([1e9, 1e11, 1e13], ["1e9", "1e11", "1e13"])
ax.minorticks_off()
ax.set_xlabel("context length n")
ax.set_ylabel("operations")
ax.text(32000, 1.1e13, "attention, $n^2d$", color=SPOT, ha="right", va="center", fontsize=12.5)
ax.text(65536, 2.4e10, "projections, $nd^2$", ha="right", va="center", fontsize=12.5)
ax.text(3300, 2.2e11, "n = d", ha="right", va="center")
save(fig, Path(__file__).with_suffix(".svg"))
