# threat: 22, 14
# task: softmax
# expect: wrong_answer
import importlib
import pkgutil

import sandbox

for module in pkgutil.walk_packages(sandbox.__path__, "sandbox."):
    print(module.name)
    if module.name.split(".")[1] in ("judge", "grading", "client", "package", "launcher", "report", "spec"):
        print("BREACHED", importlib.import_module(module.name))


def softmax(x):
    return x
