"""A target with two modes, the Gaussian of forward KL and one of reverse KL."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save


def normal(x, mean, variance):
    return np.exp(-0.5 * (x - mean) ** 2 / variance) / np.sqrt(2 * np.pi * variance)


x = np.linspace(-9, 9, 109)
target = 0.5 * normal(x, -3, 1) + 0.5 * normal(x, 3, 1)
fig, ax = figure(width=5.25, height=2.6)
ax.fill_between(x, target, color=INK, alpha=0.12, linewidth=0)
ax.plot(x, target, color=INK)
ax.plot(x, normal(x, 0, 10), color=INK, linestyle="--", linewidth=1.2)
ax.plot(x, normal(x, 3, 1), color=SPOT)
ax.text(-4.2, 0.19, "target", ha="right")
ax.text(0.0, 0.14, "forward", ha="center")
ax.text(4.1, 0.3, "reverse", ha="left", color=SPOT)
ax.set_xticks([-3, 0, 3], ["−3", "0", "3"])
ax.set_yticks([])
ax.spines["left"].set_visible(False)
ax.set_ylim(0, 0.42)
save(fig, Path(__file__).with_suffix(".svg"))
