"""The network of season, rain, sprinkler and wet grass, beside a hidden Markov model of three steps."""

import sys
from pathlib import Path

from matplotlib.patches import Circle

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, figure, save

BIG, SMALL = 22.0, 19.0  # radii in points, as every place below


def node(ax, place, radius, label, shaded=False):
    if shaded:
        ax.add_patch(Circle(place, radius, facecolor=INK, linewidth=0, alpha=0.12))
    ax.add_patch(Circle(place, radius, fill=False, edgecolor=INK, linewidth=1.1))
    ax.text(*place, label, ha="center", va="center")


def arrow(ax, start, end, radius):
    (x0, y0), (x1, y1) = start, end
    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
    dx, dy = (x1 - x0) / length * radius, (y1 - y0) / length * radius
    style = {"arrowstyle": "->", "color": INK, "linewidth": 1.1, "shrinkA": 0, "shrinkB": 0}
    ax.annotate("", (x1 - dx, y1 - dy), (x0 + dx, y0 + dy), arrowprops=style)


fig, ax = figure(width=4.14, height=2.3)
places = {"season": (62, 120), "rain": (24, 60), "sprinkler": (100, 60), "wet": (62, 0)}
for name, place in places.items():
    node(ax, place, BIG, name)
for start, end in (("season", "rain"), ("season", "sprinkler"), ("rain", "wet"), ("sprinkler", "wet")):
    arrow(ax, places[start], places[end], BIG)
states = [(x, 95) for x in (161, 217, 273)]
for number, state in enumerate(states):
    seen = (state[0], 25)
    node(ax, state, SMALL, f"state {number + 1}")
    node(ax, seen, SMALL, f"obs {number + 1}", shaded=True)
    arrow(ax, state, seen, SMALL)
    if number:
        arrow(ax, states[number - 1], state, SMALL)
ax.set_aspect("equal")
ax.axis("off")
ax.set_xlim(0, 294)
ax.set_ylim(-24, 144)
fig.subplots_adjust(left=0, right=1, bottom=0, top=1)
save(fig, Path(__file__).with_suffix(".svg"))
