"""Which cells share a mean and a variance: a row in LayerNorm, a column in BatchNorm."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, figure, save

TOKENS, FEATURES = 4, 6


def grid(ax, title, shaded, note):
    """A table of tokens by features; `shaded` is (left, right, bottom, top) in cells."""
    left, right, bottom, top = shaded
    ax.fill_between([left, right], bottom, top, color=INK, alpha=0.18, lw=0)
    for i in range(TOKENS + 1):
        ax.plot([0, FEATURES], [i, i], color=INK, lw=0.6, alpha=0.5)
    for j in range(FEATURES + 1):
        ax.plot([j, j], [0, TOKENS], color=INK, lw=0.6, alpha=0.5)
    ax.plot([left, right, right, left, left], [bottom, bottom, top, top, bottom], color=INK, lw=1.6)
    ax.text(FEATURES / 2, TOKENS + 0.75, title, ha="center", va="bottom", fontsize=11)
    ax.text(FEATURES / 2, TOKENS + 0.18, f"{FEATURES} features", ha="center", va="bottom")
    ax.text(-0.22, TOKENS / 2, f"{TOKENS} tokens", ha="right", va="center", rotation=90)
    ax.text(FEATURES / 2, -0.25, note, ha="center", va="top")
    ax.set_xlim(-0.8, FEATURES + 0.1)
    ax.set_ylim(-1.6, TOKENS + 1.5)
    ax.set_aspect("equal")
    ax.axis("off")


fig, (left, right) = figure(width=4.45, height=2.7, columns=2)
grid(left, "LayerNorm", (0, FEATURES, 2, 3), "one token,\nall its features")
grid(right, "BatchNorm", (2, 3, 0, TOKENS), "one feature,\nall tokens of the batch")
fig.tight_layout(w_pad=2.0)
save(fig, Path(__file__).with_suffix(".svg"))
