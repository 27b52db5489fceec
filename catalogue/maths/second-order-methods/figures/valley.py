"""A narrow valley: gradient descent in zigzags, Newton in one step."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

CURVATURE = np.array([1.0, 10.0])
START = np.array([9.0, 1.6])

path = [START]
for _ in range(24):
    path.append(path[-1] - 0.18 * CURVATURE * path[-1])
path = np.array(path)

fig, ax = figure(width=5.1, height=1.75)
t = np.linspace(0.0, 2.0 * np.pi, 121)
for level in (1.0, 8.0, 22.0, 44.0):
    ax.plot(np.sqrt(2 * level / CURVATURE[0]) * np.cos(t), np.sqrt(2 * level / CURVATURE[1]) * np.sin(t), color=INK, linewidth=0.7, alpha=0.5)
ax.plot(path[:, 0], path[:, 1], color=INK, linewidth=1.1, marker="o", markersize=2.6)
ax.annotate("", (0.0, 0.0), START, arrowprops={"arrowstyle": "-|>", "color": SPOT, "linewidth": 1.8, "shrinkA": 0, "shrinkB": 0})
ax.text(9.35, 1.75, "start")
ax.text(2.9, 1.6, "Newton", color=SPOT, ha="center")
ax.text(9.7, -1.3, "gradient\ndescent", va="center")
ax.plot([0.0], [0.0], marker="x", color=INK, markersize=6)
ax.set_xlim(-10.0, 13.4)
ax.set_ylim(-3.2, 3.2)
ax.set_aspect("equal")  # a gradient stands at a right angle to its contour
ax.axis("off")
save(fig, Path(__file__).with_suffix(".svg"))
