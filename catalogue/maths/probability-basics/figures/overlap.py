"""P(A) = 0.5 and P(B) = 0.4 as areas of a unit square, with the overlaps 0, 0.2 and 0.3."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

fig, panels = figure(width=4.35, height=2.4, columns=3)
for panel, overlap, name in zip(panels, (0.0, 0.2, 0.3), ("disjoint", "independent", "dependent"), strict=True):
    inside, outside = overlap / 0.5, (0.4 - overlap) / 0.5
    for left, height in ((0.0, inside), (0.5, outside)):
        if height > 0:
            panel.fill(
                [left, left + 0.5, left + 0.5, left], [0, 0, height, height], color=SPOT, alpha=0.22, linewidth=0
            )
            panel.plot([left, left + 0.5], [height, height], color=SPOT, linewidth=1.2)
            label = overlap if left == 0.0 else 0.4 - overlap
            panel.text(left + 0.25, height / 2, f"{label:g}", ha="center", va="center")
    panel.plot([0, 1, 1, 0, 0], [0, 0, 1, 1, 0], color=INK, linewidth=1.2)
    panel.plot([0.5, 0.5], [0, 1], color=INK, linewidth=0.8)
    panel.text(0.25, 1.07, "A", ha="center", va="center")
    panel.text(0.75, 1.07, "not A", ha="center", va="center")
    panel.text(0.5, -0.12, name, ha="center", va="center")
    panel.set_aspect("equal")
    panel.axis("off")
panels[0].text(0.75, 0.66, "B", ha="center", va="center", color=SPOT)
fig.tight_layout(w_pad=1.0)
save(fig, Path(__file__).with_suffix(".svg"))
