"""The worked example's rate, and three other schedules."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

T, WARM, HIGH, LOW = 500_000, 10_000, 3e-4, 3e-5
t = np.concatenate([[0, WARM], np.linspace(WARM, T, 70)])
rate = np.where(t <= WARM, HIGH * t / WARM, LOW + 0.5 * (HIGH - LOW) * (1 + np.cos(np.pi * (t - WARM) / (T - WARM))))
fig, (left, right) = figure(width=4.35, height=2.5, columns=2)
left.plot(t / 1000, rate * 1e4, color=SPOT)
left.plot([255, 255], [0, 1.65], color=INK, linewidth=0.8, linestyle=(0, (3, 3)))
left.text(265, 1.75, "0.000165")
left.set_xlim(0, 500)
left.set_ylim(0, 3.3)
left.set_xticks([0, 100, 255, 500])
left.set_yticks([0, 0.3, 3], ["0", "3e-5", "3e-4"])
left.set_xlabel("step, in thousands")
left.set_ylabel("rate")
x = np.linspace(0, 1, 61)
right.plot(x, np.ones_like(x), color=INK)
right.plot([0, 0.4, 0.4, 0.7, 0.7, 1], [0.8, 0.8, 0.4, 0.4, 0.2, 0.2], color=INK, linestyle=(0, (5, 2)))
right.plot([0, 0.45, 0.9, 1], [0.1, 0.9, 0.1, 0.01], color=SPOT)
right.text(1.02, 1.0, "constant", va="center")
right.text(1.02, 0.22, "step drops", va="center")
right.text(1.02, 0.02, "one-cycle", va="center", color=SPOT)
right.set_xlim(0, 1)
right.set_ylim(0, 1.1)
right.set_xticks([0, 1], ["start", "end"])
right.set_yticks([0, 1])
fig.tight_layout(w_pad=1.5)
save(fig, Path(__file__).with_suffix(".svg"))
