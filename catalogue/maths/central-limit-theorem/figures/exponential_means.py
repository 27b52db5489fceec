"""Exact densities of the standardised mean of n exponential draws, n = 1, 4, 30, and the Gaussian."""

import math
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save


def density(z, n):
    """The sum of n exponential draws has a gamma density; z standardises its mean."""
    total = n + math.sqrt(n) * z
    values = np.zeros_like(z)
    inside = total > 0
    values[inside] = np.exp((n - 1) * np.log(total[inside]) - total[inside] - math.lgamma(n)) * math.sqrt(n)
    return values


Z = np.linspace(-3.2, 4.0, 73)
fig, panels = figure(width=4.35, height=2.3, columns=3, sharey=True)
for panel, n in zip(panels, (1, 4, 30), strict=True):
    panel.plot(Z, np.exp(-(Z**2) / 2) / math.sqrt(2 * math.pi), color=INK, linewidth=1.0, linestyle=":")
    if n == 1:
        z = np.linspace(-1.0, 4.0, 51)
        panel.plot(np.concatenate([[-3.2, -1.0], z]), np.concatenate([[0.0, 0.0], np.exp(-(z + 1))]), color=SPOT)
    else:
        panel.plot(Z, density(Z, n), color=SPOT)
    panel.set_title(f"n = {n}")
    panel.set_xticks([-2, 0, 2, 4])
    panel.set_yticks([])
    panel.set_ylim(0, 1.05)
panels[1].set_xlabel("standardised mean")
panels[0].set_ylabel("density")
fig.tight_layout(w_pad=1.2)
save(fig, Path(__file__).with_suffix(".svg"))
