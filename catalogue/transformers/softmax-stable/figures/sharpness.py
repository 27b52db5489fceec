"""Softmax weights of the logits 1, 0.9, 0.8 times 1, 10 and 100."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, figure, save

fig, panels = figure(width=4.35, height=2.3, columns=3, sharey=True)
for panel, scale in zip(panels, (1, 10, 100)):
    logits = scale * np.array([1.0, 0.9, 0.8])
    weights = np.exp(logits - logits.max())
    weights /= weights.sum()
    panel.bar(range(3), weights, width=0.62, color=INK, alpha=0.16, linewidth=0)
    panel.hlines(weights, np.arange(3) - 0.31, np.arange(3) + 0.31, color=INK, linewidth=1.6)
    for place, weight in enumerate(weights):
        panel.text(place, weight + 0.04, f"{weight:.2f}", ha="center")
    panel.set_xticks(range(3), [f"{logit:g}" for logit in logits])
    panel.set_xlabel(f"logits, times {scale}")
    panel.set_ylim(0, 1.15)
    panel.set_yticks([0, 0.5, 1])
    panel.tick_params(length=0)
panels[0].set_ylabel("weight")
fig.tight_layout(w_pad=1.6)
save(fig, Path(__file__).with_suffix(".svg"))
