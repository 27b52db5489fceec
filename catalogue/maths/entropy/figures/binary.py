"""Entropy of a coin in bits over its probability of heads."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

p = np.linspace(0, 1, 101)
inner = p[1:-1]
H = np.concatenate([[0], -(inner * np.log2(inner) + (1 - inner) * np.log2(1 - inner)), [0]])
fig, ax = figure(width=4.5, height=2.8)
ax.plot(p, H, color=INK)
for index, side in ((10, 0.03), (30, 0.03), (50, 0.0)):
    ax.plot([p[index]], [H[index]], "o", color=SPOT)
    label = f"{H[index]:.3f}" if index < 50 else "1 bit"
    ax.text(
        p[index] + side,
        H[index] + (-0.02 if side else 0.05),
        label,
        color=SPOT,
        ha="left" if side else "center",
        va="top" if side else "bottom",
    )
ax.set_xticks([0, 0.1, 0.3, 0.5, 1], ["0", "0.1", "0.3", "0.5", "1"])
ax.set_yticks([0, 0.5, 1])
ax.set_xlim(0, 1)
ax.set_ylim(0, 1.15)
ax.set_xlabel("P(heads)")
ax.set_ylabel("entropy in bits")
save(fig, Path(__file__).with_suffix(".svg"))
