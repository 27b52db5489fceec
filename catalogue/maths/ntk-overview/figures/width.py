"""Relative change of the tangent kernel of a two-layer ReLU network in training, against its width."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import SPOT, figure, save

X = np.array([-1.0, -0.4, 0.3, 0.9])
Y = np.array([0.5, -0.5, 0.8, -0.2])
WIDTHS, STARTS, STEPS, RATE = (64, 256, 1024, 4096), 10, 400, 0.3


def kernel(w, b, a):
    """Gradients by output weights, input weights and biases, and their inner products."""
    sums = np.outer(X, w) + b
    on = sums > 0
    gradients = np.hstack([sums * on, a * on * X[:, None], a * on]) / np.sqrt(w.size)
    return gradients @ gradients.T


def change(width, seed):
    rng = np.random.default_rng(seed)
    w, b, a = rng.normal(size=(3, width))
    start = kernel(w, b, a)
    for _ in range(STEPS):
        sums = np.outer(X, w) + b
        hidden = np.maximum(sums, 0.0)
        error = hidden @ a / np.sqrt(width) - Y
        back = np.outer(error, a) * (sums > 0) / np.sqrt(width)
        w, b, a = w - RATE * X @ back, b - RATE * back.sum(axis=0), a - RATE * error @ hidden / np.sqrt(width)
    return np.linalg.norm(kernel(w, b, a) - start) / np.linalg.norm(start)


changes = [np.mean([change(width, seed) for seed in range(STARTS)]) for width in WIDTHS]
fig, ax = figure(width=4.4, height=2.6)
ax.plot(WIDTHS, changes, color=SPOT, marker="o", markersize=4)
for width, value in zip(WIDTHS, changes, strict=True):
    ax.text(width * 1.15, value * 1.2, f"{value:.2g}", ha="left", va="bottom")
ax.set_xscale("log")
ax.set_yscale("log")
ax.set_xticks(WIDTHS, [f"{width:,}" for width in WIDTHS])
ax.set_yticks([0.01, 0.1, 1.0], ["0.01", "0.1", "1"])
ax.minorticks_off()
ax.set_xlim(50, 9000)
ax.set_xlabel("hidden units")
ax.set_ylabel("change of the kernel")
save(fig, Path(__file__).with_suffix(".svg"))
