"""Prior Beta(2, 2), posterior Beta(9, 5) and its central 95 % interval."""

import math
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save


def beta(p, a, b):
    return p ** (a - 1) * (1 - p) ** (b - 1) * math.gamma(a + b) / math.gamma(a) / math.gamma(b)


p = np.linspace(0, 1, 81)
inside = np.linspace(0.386, 0.861, 60)
fig, ax = figure(width=4.7, height=2.8)
ax.fill_between(inside, beta(inside, 9, 5), color=SPOT, alpha=0.12, linewidth=0)
ax.plot(p, beta(p, 2, 2), color=INK, linewidth=1.1, linestyle="--")
ax.plot(p, beta(p, 9, 5), color=INK)
for place, colour in ((9 / 14, SPOT), (2 / 3, INK)):
    ax.plot([place, place], [0, beta(place, 9, 5)], color=colour, linewidth=1.0)
ax.text(0.63, 0.15, "mean 0.643", ha="right", color=SPOT)
ax.text(0.68, 0.15, "mode 0.667", ha="left")
ax.text(0.13, 1.25, "prior", ha="center")
ax.text(0.83, 2.3, "posterior", ha="left")
ax.set_xticks([0, 0.386, 0.5, 0.861, 1], ["0", "0.386", "0.5", "0.861", "1"])
ax.set_yticks([0, 1, 2, 3])
ax.set_ylim(0, 3.4)
ax.set_xlim(0, 1)
ax.set_xlabel("P(heads)")
ax.set_ylabel("density")
save(fig, Path(__file__).with_suffix(".svg"))
