"""The negative log-likelihood of 7 heads in 10 flips over p."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

p = np.linspace(0.2, 0.98, 79)
nll = -7 * np.log(p) - 3 * np.log(1 - p)
fig, ax = figure(width=4.5, height=2.7)
ax.plot(p, nll, color=INK)
for place, colour, label in ((0.7, SPOT, "p = 0.7: 6.11 nats"), (0.5, INK, "p = 0.5: 6.93 nats")):
    height = -7 * np.log(place) - 3 * np.log(1 - place)
    ax.plot([place, place], [0, height], color=colour, linewidth=0.9, linestyle=":")
    ax.plot([place], [height], "o", color=colour)
    right, up = (0.015, -1.4) if place > 0.6 else (0.03, 0.9)
    ax.text(place + right, height + up, label, color=colour)
ax.set_xlim(0.2, 1.0)
ax.set_ylim(0, 13)
ax.set_xticks([0.2, 0.5, 0.7, 1.0])
ax.set_xlabel("p")
ax.set_ylabel("NLL in nats")
save(fig, Path(__file__).with_suffix(".svg"))
