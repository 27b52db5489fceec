"""The loss (3w - 7)^2, its tangent at w = 1 and the point after one step of rate 0.01."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

w = np.linspace(0.55, 4.1, 60)
fig, ax = figure(width=4.65, height=3.0)
ax.plot(w, (3 * w - 7) ** 2, color=INK, lw=1.6)
line = np.array([0.7, 1.6])
ax.plot(line, 16 - 24 * (line - 1), color=SPOT, lw=1.4)
ax.plot([1, 1.24], [16, 10.7584], "o", color=INK, ms=5)
ax.plot([7 / 3], [0], "o", color=INK, ms=5, fillstyle="none")
ax.text(1.08, 17.0, "w = 1, loss 16", ha="left", va="center")
ax.text(1.34, 11.4, "w = 1.24, loss 10.76", ha="left", va="center")
ax.text(0.78, 23.4, "slope −24", ha="left", va="center", color=SPOT)
ax.text(7 / 3, 1.6, "w = 7/3", ha="center", va="bottom")
ax.set_xticks([1, 2, 3, 4])
ax.set_yticks([0, 10, 20])
ax.set_xlim(0.5, 4.1)
ax.set_ylim(-0.8, 26)
ax.set_xlabel("weight w")
ax.set_ylabel("loss")
save(fig, Path(__file__).with_suffix(".svg"))
