"""Level lines and downhill arrows around a minimum, a maximum and a saddle."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

GRID = np.linspace(-1.0, 1.0, 31)
U, V = np.meshgrid(GRID, GRID)
LEVELS = np.array([0.1, 0.35, 0.7])
DOWN = np.array([(0.75, 0.0), (-0.75, 0.0), (0.0, 0.75), (0.0, -0.75)])

fig, panels = figure(width=5.25, height=2.3, columns=3)
for panel, (a, b, name) in zip(panels, ((1, 1, "minimum"), (-1, -1, "maximum"), (1, -1, "saddle")), strict=True):
    surface = a * U**2 + b * V**2
    panel.contour(GRID, GRID, surface, levels=np.sort(np.concatenate([-LEVELS, LEVELS])), colors=[INK], linewidths=0.7)
    for x, y in DOWN:
        step = -0.38 * np.array([a * x, b * y])
        start = np.array([x, y])
        panel.annotate(
            "",
            start + step,
            start,
            arrowprops={"arrowstyle": "-|>", "color": SPOT, "linewidth": 1.2, "shrinkA": 0, "shrinkB": 0},
        )
    panel.plot(0, 0, "o", color=INK, markersize=4)
    panel.set_title(name)
    panel.set_aspect("equal")
    panel.set_xlim(-1.15, 1.15)
    panel.set_ylim(-1.15, 1.15)
    panel.axis("off")
save(fig, Path(__file__).with_suffix(".svg"))
