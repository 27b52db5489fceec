"""The network of season, rain, sprinkler and wet grass, beside a hidden Markov model of three steps."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, figure, save


def node(ax, x, y, label, shaded=False):
    ax.scatter([x], [y], s=1500, facecolors=INK if shaded else "none", edgecolors="none", alpha=0.12)
    ax.scatter([x], [y], s=1500, facecolors="none", edgecolors=INK, linewidths=1.1)
    ax.text(x, y, label, ha="center", va="center", fontsize=8.5)


def arrow(ax, start, end, gap=0.3):
    (x0, y0), (x1, y1) = start, end
    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
    dx, dy = (x1 - x0) / length * gap, (y1 - y0) / length * gap
    ax.annotate(
        "", (x1 - dx, y1 - dy), (x0 + dx, y0 + dy), arrowprops={"arrowstyle": "->", "color": INK, "linewidth": 1.1}
    )


fig, (left, right) = figure(width=6.4, height=2.9, columns=2)
places = {"season": (1.0, 2.0), "rain": (0.2, 1.0), "sprinkler": (1.8, 1.0), "wet": (1.0, 0.0)}
for name, (x, y) in places.items():
    node(left, x, y, name)
for start, end in (("season", "rain"), ("season", "sprinkler"), ("rain", "wet"), ("sprinkler", "wet")):
    arrow(left, places[start], places[end])
for t in range(3):
    node(right, t, 1.5, f"state {t + 1}")
    node(right, t, 0.4, f"obs {t + 1}", shaded=True)
    arrow(right, (t, 1.5), (t, 0.4))
    if t:
        arrow(right, (t - 1, 1.5), (t, 1.5))
for ax in (left, right):
    ax.set_axis_off()
    ax.set_ylim(-0.4, 2.4)
    ax.set_xlim(-0.4, 2.4)
fig.tight_layout(w_pad=1.5)
save(fig, Path(__file__).with_suffix(".svg"))
