"""One small network under three dropout masks, and at evaluation."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

MASKS = ((1, 0, 1, 1, 0), (0, 1, 1, 0, 1), (1, 1, 0, 0, 1), (1, 1, 1, 1, 1))
INPUTS, OUTPUT = (1.0, 2.0, 3.0), 2.0

fig, panels = figure(width=4.35, height=1.8, columns=4)
for number, (panel, mask) in enumerate(zip(panels, MASKS, strict=True)):
    for height, on in enumerate(mask):
        if on:
            for y in INPUTS:
                panel.plot([0, 1], [y, height], color=INK, linewidth=0.6, alpha=0.6, zorder=1)
            panel.plot([1, 2], [height, OUTPUT], color=INK, linewidth=0.6, alpha=0.6, zorder=1)
    panel.scatter([0] * 3, INPUTS, s=55, color=INK, zorder=2)
    panel.scatter([2], [OUTPUT], s=55, color=INK, zorder=2)
    on = [height for height, unit in enumerate(mask) if unit]
    off = [height for height, unit in enumerate(mask) if not unit]
    panel.scatter([1] * len(on), on, s=55, color=SPOT, zorder=2)
    panel.scatter([1] * len(off), off, s=55, facecolors="none", edgecolors=INK, linewidths=0.8, alpha=0.6, zorder=2)
    panel.set_title("evaluation" if number == 3 else "training")
    panel.set_xlim(-0.3, 2.3)
    panel.set_ylim(-0.5, 4.5)
    panel.axis("off")
fig.tight_layout(w_pad=0.8)
save(fig, Path(__file__).with_suffix(".svg"))
