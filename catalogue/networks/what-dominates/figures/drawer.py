"""Measured effects of twenty groups that test an idea without effect."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

THRESHOLD = 1.645
for seed in range(100):
    effects = np.sort(np.random.default_rng(seed).normal(size=20))
    if (effects > THRESHOLD).sum() == 1 and effects[-1] > 2.0 and effects[-2] < 1.3:
        break
fig, ax = figure(width=5.25, height=1.7)
heights = 0.35 * (np.arange(20) % 3) + 0.3
ax.scatter(effects[:-1], heights[:-1], s=34, facecolors="none", edgecolors=INK, linewidths=0.9, alpha=0.6)
ax.scatter(effects[-1:], [0.65], s=44, color=SPOT)
ax.plot([THRESHOLD, THRESHOLD], [0, 1.5], color=INK, linewidth=0.9, linestyle=(0, (3, 3)))
ax.text(THRESHOLD + 0.06, 1.45, "threshold", va="top")
ax.text(THRESHOLD + 0.12, 0.32, "published", color=SPOT, va="top")
ax.text(-1.2, 1.45, "drawer", ha="center", va="top")
ax.set_xlim(-2.6, 3.0)
ax.set_ylim(0, 1.5)
ax.set_yticks([])
ax.spines["left"].set_visible(False)
ax.set_xticks([-2, -1, 0, 1, 2])
ax.set_xlabel("measured effect, in standard errors")
save(fig, Path(__file__).with_suffix(".svg"))
