"""Error of central and one-sided differences of sin at 1, against h."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

H = 10.0 ** -np.arange(1, 15.01, 0.5)
TRUE = np.cos(1.0)
CENTRAL = np.abs((np.sin(1 + H) - np.sin(1 - H)) / (2 * H) - TRUE)
ONE_SIDED = np.abs((np.sin(1 + H) - np.sin(1)) / H - TRUE)

fig, ax = figure(width=4.4, height=2.9)
ax.plot(H, ONE_SIDED, color=INK, marker="o", markersize=3)
ax.plot(H, CENTRAL, color=SPOT, marker="o", markersize=3)
ax.text(2e-4, 3e-3, "one-sided", ha="right", va="center")
ax.text(2e-3, 3e-8, "central", ha="left", va="center", color=SPOT)
ax.set_xscale("log")
ax.set_yscale("log")
ax.set_xticks([1e-14, 1e-11, 1e-8, 1e-5, 1e-2], ["1e-14", "1e-11", "1e-8", "1e-5", "1e-2"])
ax.set_yticks([1e-12, 1e-8, 1e-4, 1.0], ["1e-12", "1e-8", "1e-4", "1"])
ax.minorticks_off()
ax.set_xlabel("h")
ax.set_ylabel("error")
save(fig, Path(__file__).with_suffix(".svg"))
