"""What ridge and lasso make of a least-squares weight: x = (1, 2), lambda = 5, loss SSE + penalty."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

w = np.linspace(-2, 2, 81)
lasso = np.sign(w) * np.maximum(np.abs(w) - 0.5, 0)
fig, ax = figure(width=3.6, height=3.0)
ax.plot(w, w, color=INK, linewidth=0.9, linestyle="--")
ax.plot(w, w / 2, color=INK)
ax.plot(w, lasso, color=SPOT)
ax.text(2.06, 2.0, "no penalty", ha="left", va="center")
ax.text(2.06, 1.5, "lasso", ha="left", va="center", color=SPOT)
ax.text(2.06, 1.0, "ridge", ha="left", va="center")
ax.set_xticks([-2, -0.5, 0, 0.5, 2], ["−2", "−0.5", "0", "0.5", "2"])
ax.set_yticks([-2, 0, 2], ["−2", "0", "2"])
ax.set_xlabel("least-squares weight")
ax.set_ylabel("penalised weight")
ax.set_xlim(-2, 2)
ax.set_ylim(-2, 2.05)
save(fig, Path(__file__).with_suffix(".svg"))
