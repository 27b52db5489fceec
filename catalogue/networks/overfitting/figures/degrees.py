"""Training and test error of polynomial fits to sixteen noisy points of a sine, and two of the fits."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

rng = np.random.default_rng(5)
x = np.sort(rng.uniform(-1, 1, 16))
y = np.sin(np.pi * x) + 0.3 * rng.normal(size=16)
new_x = rng.uniform(-1, 1, 400)
new_y = np.sin(np.pi * new_x) + 0.3 * rng.normal(size=400)
degrees = np.arange(0, 12)
fits = [np.polynomial.Chebyshev.fit(x, y, degree, domain=[-1, 1]) for degree in degrees]
train = [float(((fit(x) - y) ** 2).mean()) for fit in fits]
test = [float(((fit(new_x) - new_y) ** 2).mean()) for fit in fits]

fig, (left, right) = figure(width=4.3, height=2.7, columns=2)
left.plot(degrees, train, color=INK, marker="o", markersize=3)
left.plot(degrees, test, color=SPOT, marker="o", markersize=3)
left.text(6.3, 0.034, "training")
left.set_xticks([0, 3, 6, 9])
left.text(5.2, 0.25, "test", color=SPOT)
left.set_yscale("log")
left.set_yticks([0.01, 0.1, 1], ["0.01", "0.1", "1"])
left.minorticks_off()
left.set_xlabel("degree")
left.set_ylabel("mean squared error")
grid = np.linspace(-1, 1, 160)
right.scatter(x, y, s=18, color=INK, zorder=3)
right.plot(grid, fits[3](grid), color=INK, linewidth=1.2)
right.plot(grid, fits[11](grid), color=SPOT, linewidth=1.2)
right.set_ylim(-2.2, 2.2)
right.text(-0.8, 1.75, "degree 11", color=SPOT)
right.text(0.14, -0.8, "degree 3")
right.set_xticks([-1, 0, 1])
right.set_yticks([-1, 0, 1])
right.set_xlabel("x")
right.set_ylabel("y")
fig.tight_layout(w_pad=1.5)
save(fig, Path(__file__).with_suffix(".svg"))
