"""Merge sort of eight items, level by level, with the comparisons of each level."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save


def merged(left, right):
    """The merged list and the number of comparisons."""
    result, count, i, j = [], 0, 0, 0
    while i < len(left) and j < len(right):
        count += 1
        if left[i] <= right[j]:
            result.append(left[i])
            i += 1
        else:
            result.append(right[j])
            j += 1
    return result + left[i:] + right[j:], count


rows, counts = [[[item] for item in (5, 2, 4, 7, 1, 3, 2, 6)]], [None]
while len(rows[-1]) > 1:
    pairs = [merged(rows[-1][k], rows[-1][k + 1]) for k in range(0, len(rows[-1]), 2)]
    rows.append([part for part, _ in pairs])
    counts.append(sum(count for _, count in pairs))

fig, ax = figure(width=5.15, height=2.9)
ax.set_aspect("equal")
ax.axis("off")
for level, parts in enumerate(rows):
    y, x = -1.45 * level, 0.0
    gap = 2.1 / len(parts)
    for part in parts:
        x += gap / 2
        ax.fill([x, x + len(part), x + len(part), x], [y - 0.45, y - 0.45, y + 0.45, y + 0.45], fill=level == len(rows) - 1, facecolor=INK, alpha=0.12, lw=0)
        ax.plot([x, x + len(part), x + len(part), x, x], [y - 0.45, y - 0.45, y + 0.45, y + 0.45, y - 0.45], color=INK, lw=1.0)
        for k, item in enumerate(part):
            ax.text(x + k + 0.5, y - 0.03, f"{item}", ha="center", va="center")
        x += len(part) + gap / 2
    if counts[level] is not None:
        ax.text(10.7, y, f"{counts[level]} comparisons", ha="left", va="center", color=SPOT)
        ax.annotate("", (10.35, y), (10.35, y + 1.45), arrowprops={"arrowstyle": "-|>", "color": SPOT, "linewidth": 1.1})
ax.set_xlim(-0.1, 13.9)
ax.set_ylim(-5.0, 0.6)
save(fig, Path(__file__).with_suffix(".svg"))
