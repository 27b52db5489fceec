"""Left: the four pairs of the example and their line. Right: three points of a parabola with zero correlation."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

fig, (left, right) = figure(width=4.35, height=2.5, columns=2)
for panel, x, y in (
    (left, np.array([1, 2, 3, 4]), np.array([2, 4, 5, 9])),
    (right, np.array([-1, 0, 1]), np.array([1, 0, 1])),
):
    slope, start = np.polyfit(x, y, 1)
    ends = np.array([x[0] - 0.3, x[-1] + 0.3])
    panel.plot(ends, slope * ends + start, color=SPOT)
    panel.plot(x, y, "o", color=INK, markersize=5)
    panel.set_title(f"ρ = {abs(np.corrcoef(x, y)[0, 1]):.3g}")
    panel.set_xlabel("x")
    panel.set_ylabel("y")
    panel.set_xticks(x)
    panel.set_yticks(sorted(set(y.tolist())))
curve = np.linspace(-1.2, 1.2, 41)
right.plot(curve, curve**2, color=INK, linewidth=0.8, linestyle=":")
fig.tight_layout(w_pad=1.5)
save(fig, Path(__file__).with_suffix(".svg"))
