"""A feature at node 0 of the path, before and after one and two GCN layers."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import SPOT, figure, save

A = np.array([[1.0, 1.0, 0.0], [1.0, 1.0, 1.0], [0.0, 1.0, 1.0]])
root = np.sqrt(A.sum(axis=1))
S = A / np.outer(root, root)

fig, panels = figure(width=4.35, height=2.1, columns=3, sharey=True)
state = np.array([1.0, 0.0, 0.0])
for panel, title in zip(panels, ("before", "after one layer", "after two layers")):
    panel.bar(range(3), state, width=0.6, color=SPOT, alpha=0.2, linewidth=0)
    panel.hlines(state, np.arange(3) - 0.3, np.arange(3) + 0.3, color=SPOT, linewidth=1.6)
    for place, value in enumerate(state):
        panel.text(place, value + 0.05, f"{value:.2f}" if value else "0", ha="center")
    panel.set_xticks(range(3))
    panel.set_xlabel("node")
    panel.set_title(title)
    panel.set_ylim(0.0, 1.18)
    panel.set_yticks([0, 0.5, 1])
    panel.tick_params(length=0)
    state = S @ state
fig.tight_layout(w_pad=1.4)
save(fig, Path(__file__).with_suffix(".svg"))
