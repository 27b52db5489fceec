# threat: 19, 31
# task: training
# expect: wrong_answer
import json
import os
import struct
import sys


def say(case, value):
    body = json.dumps({"step": 1, "loss": float(value), "metrics": {"hidden": float(value)}}).encode()
    os.write(3, struct.pack("<BIQ", 25, case, len(body)) + body)


def fit(x, y, steps):
    """Reports hidden numbers under the number of the shown case, whose curve is shown."""
    for value in [*x, *y]:
        say(0, value)
    reporter = sys.modules["sandbox.child.progress"].reporter()
    reporter.case = 0
    sys.modules["chainrule"].report(2, float(y[0]))
    reporter.flush()
    return 0.0
