"""Left: three convex functions, one with a chord. Right: the same noise at a sharp and a flat minimum."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

fig, (left, right) = figure(width=5.2, height=2.5, columns=2)

x = np.linspace(-2.0, 2.0, 161)
left.plot(x, 0.5 * x**2 + 2.4, color=INK)
left.plot([-1.0, 1.8], [0.5 * 1.0 + 2.4, 0.5 * 1.8**2 + 2.4], color=SPOT, marker="o", markersize=4)
left.plot(x, np.abs(x) * 0.7 + 0.95, color=INK)
left.plot(x, np.maximum(0.0, np.abs(x) - 1.0) * 0.7, color=INK)
left.plot([-1.0, 1.0], [0.0, 0.0], color=SPOT, linewidth=3.0)
for height, name in ((4.3, "strictly convex"), (2.25, "convex, one minimiser"), (0.55, "convex, many")):
    left.text(2.15, height, name, va="center")
left.set_xlim(-2.1, 2.1)
left.axis("off")

d = np.linspace(-1.0, 1.0, 161)
right.axvspan(-0.25, 0.25, color=SPOT, alpha=0.12, linewidth=0)
right.plot(d, np.where(16.0 * d**2 <= 2.6, 16.0 * d**2, np.nan), color=INK)
right.plot(d, 0.7 * d**2, color=INK, linestyle="--")
right.text(0.45, 2.2, "sharp")
right.text(0.42, 0.8, "flat")
right.text(0.0, -0.32, "noise", color=SPOT, ha="center")
right.set_xlim(-1.05, 1.05)
right.set_ylim(-0.45, 2.7)
right.axis("off")
fig.subplots_adjust(wspace=1.2)
save(fig, Path(__file__).with_suffix(".svg"))
