"""Left: Gaussians of standard deviation 1 and 0.5. Right: level ellipses of the covariance [[2.5, 1.5], [1.5, 2.5]]."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

SIGMA = np.array([[2.5, 1.5], [1.5, 2.5]])

fig, (left, right) = figure(width=4.3, height=2.3, columns=2)
x = np.linspace(-3.4, 3.4, 69)
for s, colour in ((1.0, INK), (0.5, SPOT)):
    left.plot(x, np.exp(-(x**2) / (2 * s**2)) / (s * np.sqrt(2 * np.pi)), color=colour)
left.text(1.2, 0.26, "σ = 1", ha="left", va="center")
left.text(0.5, 0.68, "σ = 0.5", ha="left", va="center", color=SPOT)
left.set_xticks([-2, 0, 2])
left.set_yticks([0, 0.4, 0.8])
left.set_ylim(0, 0.9)
left.set_xlabel("x − μ")
left.set_ylabel("density")
values, vectors = np.linalg.eigh(SIGMA)
vectors = vectors * np.sign(vectors[1])
angle = np.linspace(0, 2 * np.pi, 61)
circle = np.stack([np.cos(angle), np.sin(angle)])
for radius in (0.5, 1.0, 1.5):
    ellipse = vectors @ (radius * np.sqrt(values)[:, None] * circle)
    right.plot(*ellipse, color=INK, linewidth=1.0)
for value, vector in zip(values, vectors.T, strict=True):
    tip = np.sqrt(value) * vector
    right.annotate(
        "", tip, (0, 0), arrowprops={"arrowstyle": "-|>", "color": SPOT, "linewidth": 1.4, "shrinkA": 0, "shrinkB": 0}
    )
right.set_aspect("equal")
right.set_xticks([-2, 0, 2])
right.set_yticks([-2, 0, 2])
right.set_xlabel("$x_1$", fontsize=12.5)
right.set_ylabel("$x_2$", fontsize=12.5)
fig.tight_layout(w_pad=1.0)
save(fig, Path(__file__).with_suffix(".svg"))
