"""Running shares of heads of five simulated sequences, and a band of two standard errors."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

FLIPS, RUNS = 10_000, 5
shown = np.unique(np.geomspace(1, FLIPS, 40).astype(int))
flips = np.random.default_rng(7).integers(0, 2, size=(RUNS, FLIPS))
shares = np.cumsum(flips, axis=1)[:, shown - 1] / shown

fig, ax = figure(width=4.35, height=2.8)
band = 2 * 0.5 / np.sqrt(shown)
ax.fill_between(shown, np.maximum(0.5 - band, 0), np.minimum(0.5 + band, 1), color=SPOT, alpha=0.15, linewidth=0)
ax.axhline(0.5, color=INK, linewidth=0.6)
for share in shares:
    ax.plot(shown, share, color=INK, linewidth=1.0, alpha=0.75)
ax.set_xscale("log")
ax.set_xticks([1, 10, 100, 1000, 10_000], ["1", "10", "100", "1,000", "10,000"])
ax.minorticks_off()
ax.set_xlim(1, FLIPS)
ax.set_ylim(-0.03, 1.03)
ax.set_yticks([0, 0.5, 1], ["0", "½", "1"])
ax.set_xlabel("flips")
ax.set_ylabel("share of heads")
save(fig, Path(__file__).with_suffix(".svg"))
