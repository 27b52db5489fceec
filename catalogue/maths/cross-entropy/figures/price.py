"""Minus the natural logarithm of the probability of the right class."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

p = np.concatenate([np.geomspace(0.01, 0.2, 40), np.linspace(0.21, 1, 60)])
fig, ax = figure(width=4.15, height=2.9)
ax.plot(p, -np.log(p), color=INK)
for place, right, up, label in (
    (0.01, 0.03, 0.0, "p = 0.01: 4.61"),
    (0.6, 0.0, 0.28, "p = 0.6: 0.51"),
    (0.99, 0.0, 0.28, "p = 0.99: 0.01"),
):
    ax.plot([place], [-np.log(place)], "o", color=SPOT, clip_on=False)
    ax.text(
        place + right,
        -np.log(place) + up,
        label,
        color=SPOT,
        ha="left" if right else "center",
        va="center" if right else "bottom",
    )
ax.set_xticks([0, 0.5, 1], ["0", "0.5", "1"])
ax.set_yticks([0, 1, 2, 3, 4, 5])
ax.set_xlim(0, 1)
ax.set_ylim(0, 5)
ax.set_xlabel("probability of the right class")
ax.set_ylabel("loss in nats")
save(fig, Path(__file__).with_suffix(".svg"))
