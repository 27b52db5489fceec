"""Left: a mass function over five values. Right: the uniform density on [0, 0.5] with a shaded interval."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

MASSES = np.array([0.1, 0.25, 0.3, 0.2, 0.15])

fig, (left, right) = figure(width=4.35, height=2.4, columns=2)
left.bar(np.arange(1, 6), MASSES, width=0.18, color=INK)
for k, mass in enumerate(MASSES, start=1):
    left.text(k, mass + 0.012, f"{mass:g}", ha="center", va="bottom")
left.set_xlim(0.4, 5.6)
left.set_xticks(range(1, 6))
left.set_ylim(0, 0.38)
left.set_yticks([])
left.set_xlabel("k")
left.set_title("masses")
right.fill([0.1, 0.3, 0.3, 0.1], [0, 0, 2, 2], color=SPOT, alpha=0.22, linewidth=0)
right.plot([-0.1, 0, 0, 0.5, 0.5, 0.6], [0, 0, 2, 2, 0, 0], color=INK)
right.text(0.2, 1.0, "area 0.4", ha="center", va="center", color=SPOT)
right.set_xlim(-0.12, 0.62)
right.set_xticks([0, 0.1, 0.3, 0.5], ["0", "0.1", "0.3", "0.5"])
right.set_yticks([0, 1, 2])
right.set_ylim(0, 2.3)
right.set_xlabel("x")
right.set_title("a density")
fig.tight_layout(w_pad=1.5)
save(fig, Path(__file__).with_suffix(".svg"))
