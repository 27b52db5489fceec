"""Make the fonts the site serves: subset the glyphs, narrow the axes, rename.

Three reasons: a card's first visit fits 200 KB; the text faces are under the SIL Open Font License with reserved
names, so what is changed gets a name of our own; rare signs lie in `-rest` files that load only when a page has one.

Run by build.sh: fonts.py NODE_MODULES OUT
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

BASIC = [*range(0x20, 0x7F), 0xA0, 0x2009, 0x2060, *map(ord, "–—‘’“”„…•−×·→≤≥≈°±²äöüßÄÖÜéè")]
SIGNS = [*range(0xA1, 0x180), *range(0x218, 0x21C), 0x1E9E, 0x200A, 0x202F, 0x2044, *map(ord, "‹›←↑↓€")]
EXTENDED = sorted(set(SIGNS) - set(BASIC))
MATHS = [*range(0x20, 0x7F), *range(0x393, 0x3AA), 0xA0, 0xAF, 0xB4, 0x2C6, 0x2C7, 0x2C9, 0x2D9, 0x2DC, 0x2013, 0x20D7]
MATHS += map(ord, "¬°±·×…′ℓ←→↦⇒∀∂∃∅∇∈−∗∘√∝∞∣∥∫∼≈≡≤≥≪≫⊂⊕⊗⊙⊤⋅⋮⋯⋱⟨⟩")
MATHS += [0x302, 0x303, 0x304, 0x307]
DOUBLE_STRUCK = list(range(0x41, 0x5B))
FEATURES = ["kern", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "lnum", "tnum", "pnum"]


@dataclass(frozen=True)
class Cut:
    """One file to write: its source, its name, its axes (a range or one place), its characters."""

    source: str
    target: str
    family: str
    axes: dict[str, tuple[float, float] | float]
    unicodes: list[int]


SERIF = "source-serif-4/files/source-serif-4-latin-opsz-normal.woff2"
SERIF_EXT = "source-serif-4/files/source-serif-4-latin-ext-opsz-normal.woff2"
ITALIC = "source-serif-4/files/source-serif-4-latin-wght-italic.woff2"
SANS = "hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2"
SANS_EXT = "hanken-grotesk/files/hanken-grotesk-latin-ext-wght-normal.woff2"
MONO = "source-code-pro/files/source-code-pro-latin-wght-normal.woff2"
TEXT: dict[str, tuple[float, float] | float] = {"wght": (400.0, 600.0), "opsz": 18.0}
LINE: dict[str, tuple[float, float] | float] = {"wght": (400.0, 600.0)}
CUTS = [
    Cut(SERIF, "serif", "Chainrule Serif", TEXT, BASIC),
    Cut(SERIF, "serif-latin-1", "Chainrule Serif", TEXT, EXTENDED),
    Cut(SERIF_EXT, "serif-latin-ext", "Chainrule Serif", TEXT, EXTENDED),
    Cut(SERIF, "display", "Chainrule Display", {"wght": 400.0, "opsz": 48.0}, BASIC),
    Cut(SERIF, "display-latin-1", "Chainrule Display", {"wght": 400.0, "opsz": 48.0}, EXTENDED),
    Cut(ITALIC, "serif-italic", "Chainrule Serif", {"wght": 400.0}, BASIC),
    Cut(ITALIC, "serif-italic-latin-1", "Chainrule Serif", {"wght": 400.0}, EXTENDED),
    Cut(SANS, "sans", "Chainrule Sans", LINE, BASIC),
    Cut(SANS, "sans-latin-1", "Chainrule Sans", LINE, EXTENDED),
    Cut(SANS_EXT, "sans-latin-ext", "Chainrule Sans", LINE, EXTENDED),
    Cut(MONO, "mono", "Chainrule Mono", LINE, BASIC),
    Cut(MONO, "mono-latin-1", "Chainrule Mono", LINE, EXTENDED),
]
SPLITS = {"KaTeX_Main-Regular": MATHS, "KaTeX_Main-Bold": MATHS, "KaTeX_AMS-Regular": DOUBLE_STRUCK}


def rename(font: TTFont, family: str) -> None:
    """Keep the copyright line, name the licence, replace every other name."""
    copyright_line = font["name"].getDebugName(0)
    style = "Italic" if font["post"].italicAngle else "Regular"
    font["name"].names = []
    names = {
        0: f"{copyright_line} Changed for Chainrule: fewer glyphs, narrower axes.",
        1: family,
        2: style,
        4: f"{family} {style}",
        6: f"{family.replace(' ', '')}-{style}",
        13: "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
        14: "https://openfontlicense.org",
    }
    for name_id, text in names.items():
        font["name"].setName(text, name_id, 3, 1, 0x409)


def keep(font: TTFont, unicodes: list[int], *, hinting: bool) -> None:
    """Drop the glyphs of all other characters."""
    options = subset.Options(layout_features=FEATURES, name_IDs=["*"], notdef_outline=True, hinting=hinting)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=unicodes)
    cutter.subset(font)


def save(font: TTFont, target: Path) -> None:
    font.flavor = "woff2"
    font.save(target)
    print(f"{target.name}: {target.stat().st_size} bytes")


def cut(fontsource: Path, out: Path, spec: Cut) -> list[int]:
    """Write one text face; returns the characters it holds."""
    font = TTFont(fontsource / spec.source, recalcTimestamp=False)
    held = sorted(set(spec.unicodes) & set(font.getBestCmap()))
    keep(font, held, hinting=False)
    font = instancer.instantiateVariableFont(font, spec.axes)
    rename(font, spec.family)
    save(font, out / f"{spec.target}.woff2")
    return held


def split(source: Path, out: Path, core: list[int]) -> dict[str, list[int]]:
    """Write a maths face as two files: the signs of most formulas, and the rest. Outlines, widths, names unchanged."""
    held = set(TTFont(source).getBestCmap())
    parts = {f"{source.stem}": sorted(held & set(core)), f"{source.stem}-rest": sorted(held - set(core))}
    for name, unicodes in parts.items():
        font = TTFont(source, recalcTimestamp=False)
        keep(font, unicodes, hinting=True)
        save(font, out / f"{name}.woff2")
    return parts


def as_range(unicodes: list[int]) -> str:
    """The CSS unicode-range of a sorted list of characters."""
    runs: list[list[int]] = []
    for code in unicodes:
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return ",".join(f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in runs)


def main() -> None:
    """Write every file, and ranges.json for the style sheets."""
    modules, out = Path(sys.argv[1]), Path(sys.argv[2])
    (out / "fonts").mkdir(parents=True, exist_ok=True)
    (out / "katex" / "fonts").mkdir(parents=True, exist_ok=True)
    ranges = {}
    for spec in CUTS:
        ranges[spec.target] = as_range(cut(modules / "@fontsource-variable", out / "fonts", spec))
    for name, core in SPLITS.items():
        parts = split(modules / "katex" / "dist" / "fonts" / f"{name}.woff2", out / "katex" / "fonts", core)
        ranges |= {part: as_range(held) for part, held in parts.items()}
    (out / "ranges.json").write_text(json.dumps(ranges, indent=1) + "\n")


if __name__ == "__main__":
    main()
