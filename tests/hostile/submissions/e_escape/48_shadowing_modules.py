# threat: 48
# task: softmax
# expect: wrong_answer
import os
import sys

for name in ("numpy", "random", "torch", "struct", "json", "encodings", "sandbox"):
    try:
        os.makedirs(f"/tmp/{name}", exist_ok=True)
        with open(f"/tmp/{name}/__init__.py", "w") as file:
            file.write("print('shadow')\n")
    except OSError:
        pass
sys.path.insert(0, "/tmp")
for name in ("json", "struct", "numpy"):
    sys.modules.pop(name, None)


def softmax(x):
    return x
