# threat: 17
# task: solve
# expect: forbidden
import codeop
import types

import numpy as np

code = codeop.compile_command("r = np.linalg.solve(a, b)", "numpy/core.py", "exec")


def solve(a, b):
    space = {"np": np, "a": a, "b": b}
    types.FunctionType(code, space)()
    return space["r"]
