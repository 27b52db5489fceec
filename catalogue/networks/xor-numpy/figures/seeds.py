"""Loss curves of the 2-4-1 network from the seeds 0 to 29: twenty fall, ten end on one of three plateaus."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, figure, save

X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
Y = np.array([[0.0], [1.0], [1.0], [0.0]])
SEEDS, HIDDEN, EPOCHS, RATE = 30, 4, 3000, 0.5


def losses():
    """(EPOCHS, SEEDS): the loss of every network before each update, all networks trained side by side."""
    states = [np.random.RandomState(seed) for seed in range(SEEDS)]
    w1 = np.stack([rs.randn(2, HIDDEN) for rs in states])
    w2 = np.stack([rs.randn(HIDDEN, 1) * np.sqrt(2 / HIDDEN) for rs in states])
    b1, b2 = np.zeros((SEEDS, 1, HIDDEN)), np.zeros((SEEDS, 1, 1))
    history = np.empty((EPOCHS, SEEDS))
    for epoch in range(EPOCHS):
        z1 = X @ w1 + b1
        a1 = np.maximum(z1, 0.0)
        z2 = a1 @ w2 + b2
        history[epoch] = (np.logaddexp(0.0, z2) - Y * z2).mean(axis=(1, 2))
        d2 = (1.0 / (1.0 + np.exp(-z2)) - Y) / 4
        d1 = (d2 @ w2.transpose(0, 2, 1)) * (z1 > 0)
        w1, b1 = w1 - RATE * X.T @ d1, b1 - RATE * d1.sum(axis=1, keepdims=True)
        w2, b2 = w2 - RATE * a1.transpose(0, 2, 1) @ d2, b2 - RATE * d2.sum(axis=1, keepdims=True)
    return history


history = losses()
shown = np.unique(np.geomspace(1, EPOCHS, 36).astype(int)) - 1
stuck = history[-1] > 0.1
fig, ax = figure(width=3.05, height=3.0)
for seed in range(SEEDS):
    style = {"linewidth": 1.5} if stuck[seed] else {"linewidth": 0.8, "alpha": 0.45}
    ax.plot(shown + 1, history[shown, seed], color=INK, **style)
for level in (0.69, 0.48, 0.35):
    count = int((np.abs(history[-1] - level) < 0.02).sum())
    ax.text(EPOCHS * 1.1, level, f"{level:.2f}: {count} seeds", ha="left", va="center")
ax.text(EPOCHS * 1.1, 0.02, f"solved: {int((~stuck).sum())} seeds", ha="left", va="center")
ax.set_xscale("log")
ax.set_xticks([1, 10, 100, 1000], ["1", "10", "100", "1,000"])
ax.set_yticks([0.0, 0.5, 1.0], ["0", "0.5", "1"])
ax.minorticks_off()
ax.set_xlim(1, EPOCHS)
ax.set_ylim(0.0, 1.2)
ax.set_xlabel("epoch")
ax.set_ylabel("loss")
save(fig, Path(__file__).with_suffix(".svg"))
