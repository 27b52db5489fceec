"""Mean of many weights that see only noise, under Adam with an L2 penalty and under AdamW."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

RATE, STRENGTH, STEPS, WEIGHTS = 0.005, 0.1, 2000, 400


def run(size, decoupled):
    rng = np.random.default_rng(3)
    theta, m, v = np.ones(WEIGHTS), np.zeros(WEIGHTS), np.zeros(WEIGHTS)
    means = [1.0]
    for t in range(1, STEPS + 1):
        g = size * rng.normal(size=WEIGHTS)
        if not decoupled:
            g = g + STRENGTH * theta
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g**2
        move = m / (1 - 0.9**t) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
        theta = theta - RATE * (move + (STRENGTH * theta if decoupled else 0.0))
        means.append(float(theta.mean()))
    return np.array(means)


shown = np.arange(0, STEPS + 1, 25)
fig, panels = figure(width=4.35, height=2.5, columns=2, sharey=True)
for panel, decoupled in zip(panels, (False, True), strict=True):
    large, small = run(10.0, decoupled), run(0.1, decoupled)
    panel.plot(shown, large[shown], color=SPOT)
    panel.plot(shown, small[shown], color=INK, linestyle=(0, (5, 3)) if decoupled else "-")
    panel.set_title("AdamW" if decoupled else "Adam with L2")
    panel.set_xlim(0, STEPS)
    panel.set_ylim(-0.05, 1.1)
    panel.set_xticks([0, 1000, 2000], ["0", "1,000", "2,000"])
    panel.set_yticks([0, 0.5, 1])
    panel.set_xlabel("steps")
panels[0].text(2000, 0.77, "gradients of size 10", color=SPOT, ha="right")
panels[0].text(700, 0.08, "gradients of size 0.1")
panels[1].text(900, 0.75, "both")
panels[0].set_ylabel("weight")
fig.tight_layout(w_pad=1.2)
save(fig, Path(__file__).with_suffix(".svg"))
