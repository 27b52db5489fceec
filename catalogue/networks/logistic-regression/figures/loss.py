"""The loss of the true label against the probability it was given."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

fig, ax = figure(width=4.8, height=2.7)
p = np.exp(np.linspace(np.log(0.004), 0.0, 140))
ax.plot(p, -np.log(p), color=INK)
for place, text, dx, dy in ((0.5, "p = 0.5, loss 0.693", 0.03, 0.3), (0.01, "p = 0.01, loss 4.605", 0.04, 0.05)):
    ax.plot([place], [-np.log(place)], marker="o", markersize=5, color=SPOT)
    ax.text(place + dx, -np.log(place) + dy, text, color=SPOT, va="center")
ax.set_xlabel("probability of the true label")
ax.set_ylabel("loss in nats")
ax.set_xlim(0.0, 1.02)
ax.set_ylim(0.0, 5.8)
ax.set_xticks([0, 0.5, 1], ["0", "0.5", "1"])
save(fig, Path(__file__).with_suffix(".svg"))
