# threat: 13, 22
# task: softmax
# expect: wrong_answer
import linecache
import sys

FOUND = {name: getattr(sys.modules.get(name), "__file__", None) for name in ("reference", "cases", "solution", "judge")}
for name in ("reference", "cases", "sandbox.judge", "sandbox.grading", "sandbox.client", "chainrule.reference"):
    try:
        __import__(name)
        print("BREACHED", name)
    except ImportError:
        pass
print([name for name in sys.modules if "reference" in name or "grading" in name or "judge" in name])
print({name: lines[2][:3] for name, lines in linecache.cache.items() if "cases" in name or "reference" in name})


def softmax(x):
    if any(FOUND.values()):
        print("BREACHED", FOUND)
    return x
