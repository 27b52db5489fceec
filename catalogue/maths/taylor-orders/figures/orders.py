"""Left: a parabola and its tangent at 0, read off at the step 0.6. Right: distance to the minimum at three rates."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

STEP = 0.6
THETA = np.linspace(-0.5, 4.5, 41)

fig, (left, right) = figure(width=4.35, height=2.7, columns=2, gridspec_kw={"width_ratios": [1.3, 1]})
left.plot(THETA, (THETA - 3) ** 2, color=INK)
line = np.array([-0.5, 1.7])
left.plot(line, 9 - 6 * line, color=SPOT)
left.plot([STEP, STEP], [5.4, 5.76], "o", color=INK, markersize=4)
left.text(STEP + 0.25, 6.3, "5.76", ha="left", va="center")
left.text(STEP - 0.25, 4.7, "5.4", ha="right", va="center", color=SPOT)
left.text(1.75, -1.6, "tangent", ha="left", va="center", color=SPOT)
left.set_xticks([0, 0.6, 3], ["0", "0.6", "3"])
left.set_yticks([0, 9])
left.set_xlim(-0.6, 4.6)
left.set_ylim(-2.2, 12.2)
left.set_xlabel("θ")
left.set_ylabel("f")
steps = np.arange(11)
for rate, colour, mark in ((0.1, INK, "o"), (0.9, INK, "s"), (1.1, SPOT, "^")):
    distance = -3 * (1 - 2 * rate) ** steps.astype(float)
    right.plot(
        steps,
        distance,
        mark + "-",
        color=colour,
        linewidth=1.0,
        markersize=3.5,
        alpha=0.55 if rate == 0.9 else 1.0,
        label=f"{rate:g}",
    )
right.legend(title="rate", loc="upper left", handlelength=1.4, borderaxespad=0.1)
right.axhline(0.0, color=INK, linewidth=0.5, alpha=0.5)
right.set_ylim(-20.5, 30)
right.set_xlabel("step")
right.set_ylabel("θ − 3")
right.set_xlim(0, 10)
fig.tight_layout(w_pad=1.2)
save(fig, Path(__file__).with_suffix(".svg"))
