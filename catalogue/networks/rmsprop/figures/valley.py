"""Forty steps of gradient descent and of RMSProp on half of x squared plus 50 y squared."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

CURVATURE = np.array([1.0, 50.0])


def path(method):
    point, s = np.array([-1.8, 0.45]), np.zeros(2)
    points = [point]
    for _ in range(40):
        g = CURVATURE * point
        if method == "rmsprop":
            s = 0.9 * s + 0.1 * g**2
            point = point - 0.05 * g / (np.sqrt(s) + 1e-8)
        else:
            point = point - 0.037 * g
        points.append(point)
    return np.array(points)


x, y = np.meshgrid(np.linspace(-2, 0.6, 60), np.linspace(-0.5, 0.55, 40))
height = (x**2 + 50 * y**2) / 2
fig, panels = figure(width=4.35, height=2.3, columns=2)
for panel, method, title in zip(panels, ("gd", "rmsprop"), ("gradient descent,\nrate 0.037", "RMSProp,\nrate 0.05"), strict=True):
    panel.contour(x, y, height, levels=[0.1, 0.4, 0.9, 1.6, 3.0, 5.0], colors=[INK], linewidths=0.6, alpha=0.35)
    points = path(method)
    panel.plot(points[:, 0], points[:, 1], color=SPOT, marker="o", markersize=2.2, linewidth=1.0)
    panel.scatter([0], [0], marker="+", s=60, color=INK, linewidths=1.2, zorder=3)
    panel.set_title(title)
    panel.set_xticks([-2, -1, 0])
    panel.set_ylim(-0.5, 0.55)
    panel.set_yticks([0, 0.5])
    panel.set_xlabel("flat direction")
panels[0].set_ylabel("steep direction")
fig.tight_layout(w_pad=1.8)
save(fig, Path(__file__).with_suffix(".svg"))
