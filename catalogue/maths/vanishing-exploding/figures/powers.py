"""The factor s^n for the slopes 1.1, 0.9 and 0.25 on a logarithmic scale."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

LAYERS = np.arange(0, 101)

fig, ax = figure(width=3.5, height=2.9)
ax.axhline(1.0, color=INK, linewidth=0.6, alpha=0.5)
for slope, colour in ((1.1, SPOT), (0.9, INK), (0.25, INK)):
    factor = slope ** LAYERS.astype(float)
    keep = factor > 1e-9
    ax.plot(LAYERS[keep][[0, -1]], factor[keep][[0, -1]], color=colour)
ax.text(101, 1.1**100, "slope 1.1:\n13,781", ha="left", va="center", color=SPOT)
ax.text(101, 0.9**100, "slope 0.9:\n0.000027", ha="left", va="center")
ax.text(17, 1e-8, "slope 0.25", ha="left", va="center")
ax.set_yscale("log")
ax.set_yticks([1e-8, 1e-4, 1.0, 1e4], ["1e-8", "1e-4", "1", "1e4"])
ax.minorticks_off()
ax.set_xlim(0, 100)
ax.set_xticks([0, 20, 40, 60, 80, 100])
ax.set_xlabel("layers")
ax.set_ylabel("factor on the gradient")
save(fig, Path(__file__).with_suffix(".svg"))
