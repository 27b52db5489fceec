"""The Huffman tree of 0.5, 0.25, 0.125, 0.125."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

fig, ax = figure(width=4.8, height=2.9)
inner = [(0.0, 3.0), (1.0, 2.0), (2.0, 1.0)]
leaves = [
    ((-1.0, 2.0), "a", "0.5", "0"),
    ((0.0, 1.0), "b", "0.25", "10"),
    ((1.0, 0.0), "c", "0.125", "110"),
    ((3.0, 0.0), "d", "0.125", "111"),
]
for index, (x, y) in enumerate(inner):
    children = [leaves[index][0], inner[index + 1] if index < 2 else leaves[3][0]]
    for bit, (cx, cy) in enumerate(children):
        ax.plot([x, cx], [y, cy], color=INK, linewidth=1.1, zorder=1)
        side = -0.14 if bit == 0 else 0.14
        ax.text((x + cx) / 2 + side, (y + cy) / 2 + 0.08, str(bit), ha="center", va="center", color=SPOT)
    ax.scatter([x], [y], s=30, color=INK, zorder=2)
for (x, y), name, p, word in leaves:
    ax.scatter([x], [y], s=30, color=INK, zorder=2)
    ax.text(x, y - 0.22, f"{name}: {p}", ha="center", va="top")
    ax.text(x, y - 0.52, word, ha="center", va="top", color=SPOT)
ax.set_axis_off()
ax.set_ylim(-0.9, 3.2)
ax.set_xlim(-1.6, 3.6)
save(fig, Path(__file__).with_suffix(".svg"))
