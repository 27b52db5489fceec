"""The valley y = -cos(theta) of z = (y + cos(theta))^2, two level lines, and the gradient at the worked point."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

theta = np.linspace(0.0, 2 * np.pi, 61)
fig, ax = figure(width=4.3, height=2.75)
ax.set_aspect("equal")
ax.plot(theta, -np.cos(theta), color=INK, lw=2.4)
for z in (1.0, 6.25):
    ax.plot(theta, -np.cos(theta) + np.sqrt(z), color=INK, lw=0.9)
    ax.text(2 * np.pi + 0.12, -1 + np.sqrt(z), f"z = {z:g}", va="center")
ax.text(2 * np.pi + 0.12, -1, "valley, z = 0", va="center")
t, y = np.pi / 3, 2.0
slope = 0.25 * np.array([-2 * np.sin(t) * (y + np.cos(t)), 2 * y + 2 * np.cos(t)])
ax.annotate("", (t + slope[0], y + slope[1]), (t, y), arrowprops={"arrowstyle": "-|>", "color": SPOT, "linewidth": 1.6, "shrinkA": 0, "shrinkB": 0})
ax.plot([t], [y], "o", color=INK, ms=5)
ax.text(t + 0.18, y - 0.28, "(π/3, 2)")
ax.text(0.2, 3.7, "slopes −4.33 and 5", color=SPOT)
ax.set_xticks([0, np.pi, 2 * np.pi], ["0", "π", "2π"])
ax.set_yticks([-1, 0, 1, 2, 3])
ax.set_xlim(-0.1, 2 * np.pi + 0.05)
ax.set_ylim(-1.2, 4.0)
ax.set_xlabel("θ")
ax.set_ylabel("y", rotation=0)
save(fig, Path(__file__).with_suffix(".svg"))
