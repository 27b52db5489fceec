# threat: 22, 13
# task: order
# expect: accepted
import importlib
import sys

FOUND = [name for name in ("given", "cases", "reference") if name in sys.modules]
for name in ("given", "cases", "reference"):
    try:
        FOUND.append(importlib.import_module(name).__name__)
    except ImportError:
        pass


def arrange(names, weight):
    space = weight.__globals__
    if FOUND or "check" in space or "cases" in space:
        print("BREACHED", FOUND, sorted(space))
    return sorted(names, key=weight)
