"""Mean square of the activations in thirty ReLU layers, for He's variance, half of it and twice of it."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from figure_style import INK, SPOT, figure, save

WIDTH, LAYERS = 256, 30
rng = np.random.default_rng(1)
x = rng.normal(size=(200, WIDTH))
x /= np.sqrt((x**2).mean())
weights = rng.normal(size=(LAYERS, WIDTH, WIDTH))

fig, ax = figure(width=3.3, height=2.7)
for factor, label, colour in ((4.0, "twice: 4 / n", INK), (2.0, "He: 2 / n", SPOT), (1.0, "LeCun: 1 / n", INK)):
    a, sizes = x, [1.0]
    for layer in weights:
        a = np.maximum(a @ layer * np.sqrt(factor / WIDTH), 0.0)
        sizes.append(float((a**2).mean()))
    ax.plot(range(LAYERS + 1), sizes, color=colour)
    ax.text(LAYERS + 0.6, sizes[-1], label, color=colour, va="center")
ax.set_yscale("log")
ax.set_yticks([1e-8, 1e-4, 1, 1e4, 1e8], ["1e-8", "1e-4", "1", "1e4", "1e8"])
ax.minorticks_off()
ax.set_xlim(0, LAYERS)
ax.set_xlabel("layer")
ax.set_ylabel("mean square")
save(fig, Path(__file__).with_suffix(".svg"))
