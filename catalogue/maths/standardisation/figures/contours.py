"""Gradient descent on a narrow and on a round quadratic bowl."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save


def path(curvatures, start, rate, steps):
    points = [np.array(start)]
    for _ in range(steps):
        points.append(points[-1] - rate * curvatures * points[-1])
    return np.array(points).T


angle = np.linspace(0, 2 * np.pi, 61)
fig, panels = figure(width=4.3, height=2.3, columns=2)
for panel, curvatures, rate, steps, name in (
    (panels[0], np.array([1.0, 12.0]), 0.155, 14, "before"),
    (panels[1], np.array([1.0, 1.0]), 0.6, 6, "after"),
):
    for level in (0.4, 1.0, 1.8):
        panel.plot(
            level * np.cos(angle) / np.sqrt(curvatures[0]),
            level * np.sin(angle) / np.sqrt(curvatures[1]),
            color=INK,
            linewidth=0.9,
        )
    panel.plot(
        *path(curvatures, (-1.6, 0.45 if steps > 6 else 0.75), rate, steps),
        color=SPOT,
        marker="o",
        markersize=3,
        linewidth=1.1,
    )
    panel.set_title(name)
    panel.set_aspect("equal")
    panel.set_xlim(-2, 2)
    panel.set_xticks([])
    panel.set_yticks([])
    panel.set_xlabel("weight 1")
    panel.set_ylabel("weight 2")
panels[0].set_ylim(-1.9, 1.9)
panels[1].set_ylim(-1.9, 1.9)
fig.tight_layout(w_pad=2.0)
save(fig, Path(__file__).with_suffix(".svg"))
