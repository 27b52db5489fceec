"""Velocity of both forms of momentum for a steady and for an alternating gradient, beta 0.9."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

BETA, STEPS = 0.9, 30


def velocities(gradients, factor):
    v, out = 0.0, [0.0]
    for g in gradients:
        v = BETA * v + factor * g
        out.append(v)
    return out


steady, flips = np.ones(STEPS), (-1.0) ** np.arange(STEPS)
fig, (left, right) = figure(width=4.35, height=2.5, columns=2)
steps = np.arange(STEPS + 1)
left.plot(steps, velocities(steady, 1.0), color=SPOT)
left.plot(steps, velocities(steady, 1 - BETA), color=INK)
left.text(11, 5.2, "heavy ball", color=SPOT)
left.text(30, 1.5, "EMA", ha="right")
left.set_ylim(0, 10.5)
left.set_yticks([0, 1, 5, 10])
left.set_title("g = 1, 1, 1, …")
right.plot(steps, velocities(flips, 1.0), color=SPOT, linewidth=1.0)
right.plot(steps, velocities(flips, 1 - BETA), color=INK, linewidth=1.0)
right.set_ylim(-1.2, 1.2)
right.set_yticks([-1, -0.5, 0, 0.5, 1])
right.set_title("g = 1, −1, 1, …")
for panel in (left, right):
    panel.set_xlim(0, STEPS)
    panel.set_xticks([0, 10, 20, 30])
    panel.set_xlabel("step")
left.set_ylabel("velocity")
fig.tight_layout(w_pad=1.5)
save(fig, Path(__file__).with_suffix(".svg"))
