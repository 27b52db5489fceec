"""Three tokens: conditional probabilities, their running product, and the gradient of the loss at each of them."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

CONDITIONAL = np.array([0.5, 0.4, 0.25])
RUNNING = np.cumprod(CONDITIONAL)
GRADIENT = -1.0 / CONDITIONAL
PLACES = np.arange(3)


def minus(value):
    return f"{value:g}".replace("-", "−")


fig, ax = figure(width=4.0, height=2.8)
ax.bar(PLACES - 0.17, CONDITIONAL, width=0.3, fill=False, edgecolor=INK, linewidth=1.1)
ax.bar(PLACES + 0.17, RUNNING, width=0.3, color=INK)
for t in PLACES:
    ax.text(t - 0.17, CONDITIONAL[t] + 0.02, f"{CONDITIONAL[t]:g}", ha="center", va="bottom")
    ax.text(t + 0.17, RUNNING[t] + 0.02, f"{RUNNING[t]:g}", ha="center", va="bottom")
    ax.text(t, -0.24, minus(GRADIENT[t]), ha="center", va="center", color=SPOT)
ax.text(-0.62, -0.24, "gradient", ha="right", va="center", color=SPOT)
ax.text(-0.62, -0.1, "token", ha="right", va="center")
for t in PLACES:
    ax.text(t, -0.1, str(t + 1), ha="center", va="center")
ax.plot([0.75, 0.91, 0.91, 0.75, 0.75], [0.6, 0.6, 0.64, 0.64, 0.6], color=INK, linewidth=1.0)
ax.fill([0.75, 0.91, 0.91, 0.75], [0.52, 0.52, 0.56, 0.56], color=INK)
ax.text(0.98, 0.62, "given the tokens before", ha="left", va="center")
ax.text(0.98, 0.54, "of the text so far", ha="left", va="center")
ax.set_xticks([])
ax.set_yticks([0.0, 0.25, 0.5])
ax.set_ylabel("probability")
ax.set_xlim(-0.5, 2.5)
ax.set_ylim(0.0, 0.66)
save(fig, Path(__file__).with_suffix(".svg"))
