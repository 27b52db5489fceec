"""Unit Gaussians at three distances, labelled with their divergence."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

x = np.linspace(-3.5, 6, 75)
fig, panels = figure(width=4.35, height=2.0, columns=3, sharey=True)
for ax, shift, label in zip(panels, (0.2, 1.0, 2.529822), ("0.02", "0.5", "3.2"), strict=True):
    ax.plot(x, np.exp(-0.5 * x**2) / np.sqrt(2 * np.pi), color=INK)
    ax.plot(x, np.exp(-0.5 * (x - shift) ** 2) / np.sqrt(2 * np.pi), color=SPOT, linestyle="--")
    ax.set_title(f"KL = {label}")
    ax.set_xlabel(f"shift {shift:.3g}")
    ax.set_xticks([0])
    ax.set_yticks([])
    ax.spines["left"].set_visible(False)
    ax.set_ylim(0, 0.45)
fig.tight_layout(w_pad=1.5)
save(fig, Path(__file__).with_suffix(".svg"))
