"""Ten steps of gradient descent on (theta - 3)^2 at three rates."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

steps = np.arange(11)
fig, ax = figure(width=4.0, height=2.8)
for rate, style in ((0.1, {"color": SPOT}), (1.0, {"color": INK}), (1.1, {"color": INK, "linestyle": "--"})):
    ax.plot(steps, 3 - 3 * (1 - 2 * rate) ** steps, marker="o", markersize=3, linewidth=1.2, **style)
ax.axhline(3, color=INK, linewidth=0.6)
ax.text(10.25, 2.75, "rate 0.1", color=SPOT, va="center")
ax.text(10.25, 0.0, "rate 1", va="center")
ax.text(6.75, 13.4, "rate 1.1", ha="right", va="center")
ax.set_xlim(-0.3, 10.1)
ax.set_ylim(-9, 15)
ax.set_xticks([0, 2, 4, 6, 8, 10])
ax.set_yticks([0, 3, 6])
ax.set_xlabel("step")
ax.set_ylabel("θ")
save(fig, Path(__file__).with_suffix(".svg"))
