"""Adam's step over the rate for a steady gradient, with and without bias correction."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

t = np.unique(np.geomspace(1, 3000, 90).round())
without = (1 - 0.9**t) / np.sqrt(1 - 0.999**t)
fig, ax = figure(width=4.7, height=2.6)
ax.plot(t, without, color=SPOT)
ax.plot(t, np.ones_like(t), color=INK)
ax.text(1.15, 0.35, "corrected")
ax.text(60, 5.6, "not corrected", color=SPOT)
ax.text(1.1, 2.6, "3.16", color=SPOT)
ax.text(12, 6.8, "6.57", color=SPOT, ha="center")
ax.set_xscale("log")
ax.set_xticks([1, 10, 100, 1000], ["1", "10", "100", "1,000"])
ax.minorticks_off()
ax.set_xlim(1, 3000)
ax.set_ylim(0, 7.5)
ax.set_yticks([0, 1, 5])
ax.set_xlabel("step")
ax.set_ylabel("step length / rate")
save(fig, Path(__file__).with_suffix(".svg"))
