"""Circles, the line x + y = 1, and the common gradient where they touch."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

fig, ax = figure(width=3.6, height=3.1)
t = np.linspace(0.0, 2.0 * np.pi, 121)
for radius in (0.22, 1.05):
    ax.plot(radius * np.cos(t), radius * np.sin(t), color=INK, linewidth=0.7, alpha=0.6)
ax.plot(np.sqrt(0.5) * np.cos(t), np.sqrt(0.5) * np.sin(t), color=INK, linewidth=1.4)
ax.plot([-0.35, 1.35], [1.35, -0.35], color=INK, linewidth=1.6)
ax.annotate("", (1.0, 1.0), (0.5, 0.5), arrowprops={"arrowstyle": "-|>", "color": SPOT, "linewidth": 1.6, "shrinkA": 0, "shrinkB": 0})
ax.plot([0.5], [0.5], marker="o", markersize=5, color=INK)
ax.text(1.06, 0.98, r"$\nabla f=\lambda\nabla g$", color=SPOT)
ax.text(1.4, -0.38, "x + y = 1", ha="left", va="center")
ax.text(0.47, 0.3, "(½, ½)", ha="right")
ax.set_aspect("equal")
ax.set_xlim(-1.15, 2.05)
ax.set_ylim(-1.15, 1.4)
ax.axis("off")
save(fig, Path(__file__).with_suffix(".svg"))
