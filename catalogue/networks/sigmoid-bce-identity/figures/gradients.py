"""Gradients in z for the label 1: cross-entropy and squared error."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

fig, ax = figure(width=4.4, height=2.6)
z = np.linspace(-7.0, 7.0, 141)
p = 1.0 / (1.0 + np.exp(-z))
ax.plot(z, p - 1.0, color=SPOT)
ax.plot(z, (p - 1.0) * p * (1.0 - p), color=INK)
ax.axhline(0.0, color=INK, linewidth=0.5, alpha=0.5)
ax.text(-6.9, -0.88, "cross-entropy", color=SPOT)
ax.text(-6.9, -0.12, "squared error")
ax.set_xlabel("logit z")
ax.set_ylabel("gradient")
ax.set_ylim(-1.05, 0.1)
ax.set_yticks([-1, -0.5, 0], ["−1", "−0.5", "0"])
save(fig, Path(__file__).with_suffix(".svg"))
