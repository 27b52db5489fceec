"""One parameter on half of theta squared: right code, gradients not zeroed, rate too high."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

STEPS = 40


def run(rate, zeroed=True):
    theta, grad, out = 1.0, 0.0, [1.0]
    for _ in range(STEPS):
        grad = theta if zeroed else grad + theta
        theta = theta - rate * grad
        out.append(theta)
    return np.array(out)


fig, panels = figure(width=4.35, height=2.2, columns=3)
shown = ((run(0.1), "right,\nrate 0.1", INK), (run(0.1, zeroed=False), "not zeroed,\nrate 0.1", SPOT), (run(2.1)[:16], "rate 2.1", SPOT))
for panel, (values, title, colour) in zip(panels, shown, strict=True):
    panel.axhline(0, color=INK, linewidth=0.6, alpha=0.5)
    panel.plot(range(len(values)), values, color=colour)
    panel.set_title(title)
    panel.set_xlim(0, len(values) - 1)
    panel.set_ylim(-4.5, 4.5) if "2.1" in title else panel.set_ylim(-1.3, 1.3)
    panel.set_yticks([-4, 0, 4] if "2.1" in title else [-1, 0, 1])
    panel.set_xticks([0, 15] if "2.1" in title else [0, 40])
    panel.set_xlabel("step")
panels[0].set_ylabel("parameter")
fig.tight_layout(w_pad=1.4)
save(fig, Path(__file__).with_suffix(".svg"))
