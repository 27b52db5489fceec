"""Sigmoid, tanh and ReLU; ReLU, GELU and SiLU."""

import sys
from pathlib import Path

import numpy as np
import math

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

fig, (left, right) = figure(width=4.35, height=2.6, columns=2)
x = np.linspace(-4.0, 4.0, 121)
relu = np.maximum(x, 0.0)
left.plot(x, 1.0 / (1.0 + np.exp(-x)), color=SPOT)
left.plot(x, np.tanh(x), color=INK, linestyle="--")
left.plot(x[relu <= 1.6], relu[relu <= 1.6], color=INK)
left.text(4.1, 0.48, "sigmoid", color=SPOT, ha="right")
left.text(-1.5, -0.72, "tanh", ha="right")
left.text(1.75, 1.45, "ReLU")
left.set_ylim(-1.15, 1.7)
left.set_xticks([-4, 0, 4])
left.set_yticks([-1, 0, 1])
right.plot(x, relu, color=INK, linewidth=1.0)
right.plot(x, [v * 0.5 * (1.0 + math.erf(v / math.sqrt(2.0))) for v in x], color=INK, linestyle="--")
right.plot(x, x / (1.0 + np.exp(-x)), color=SPOT)
right.set_xlim(-4.0, 2.0)
right.set_ylim(-0.45, 1.7)
right.set_yticks([0, 1])
right.text(-3.9, -0.39, "SiLU", color=SPOT)
right.annotate("GELU", (-0.75, -0.17), (-2.2, 0.42), arrowprops={"arrowstyle": "-", "color": INK, "linewidth": 0.7})
right.text(0.65, 1.3, "ReLU", ha="right")
for ax in (left, right):
    ax.axhline(0.0, color=INK, linewidth=0.5, alpha=0.5)
    ax.axvline(0.0, color=INK, linewidth=0.5, alpha=0.5)
    ax.set_xlabel("x")
fig.tight_layout(w_pad=1.5)
save(fig, Path(__file__).with_suffix(".svg"))
