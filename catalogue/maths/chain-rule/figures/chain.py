"""The chain x, z, a, L: values to the right, local slopes on the arrows, gradients below."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

x, w, b, y = 2.0, 0.5, 0.1, 1.0
z = w * x + b
a = max(0.0, z)
loss = (a - y) ** 2
slopes = [w, 1.0, 2 * (a - y)]
gradients = [1.0]
for slope in reversed(slopes):
    gradients.insert(0, gradients[0] * slope)

fig, ax = figure(width=5.25, height=2.2)
ax.set_aspect("equal")
ax.axis("off")
for k, (name, value) in enumerate((("x", x), ("z", z), ("a", a), ("L", loss))):
    left = 3.2 * k
    ax.plot([left, left + 1.7, left + 1.7, left, left], [0, 0, 1, 1, 0], color=INK, lw=1.2)
    ax.text(left + 0.85, 0.47, f"{name} = {value:g}", ha="center", va="center")
    ax.text(left + 0.85, -0.75, f"{gradients[k]:g}", ha="center", va="center", color=SPOT)
    if k < 3:
        ax.annotate("", (left + 3.15, 0.5), (left + 1.75, 0.5), arrowprops={"arrowstyle": "-|>", "color": INK, "linewidth": 1.1, "shrinkA": 0, "shrinkB": 0})
        ax.text(left + 2.45, 1.1, f"slope {slopes[k]:g}", ha="center", va="bottom")
        ax.annotate("", (left + 1.75, -0.75), (left + 3.15, -0.75), arrowprops={"arrowstyle": "-|>", "color": SPOT, "linewidth": 1.1, "shrinkA": 0, "shrinkB": 0})
        ax.text(left + 2.45, -1.0, f"times {slopes[k]:g}", ha="center", va="top", color=SPOT)
ax.set_xlim(-0.1, 11.4)
ax.set_ylim(-1.7, 1.8)
save(fig, Path(__file__).with_suffix(".svg"))
