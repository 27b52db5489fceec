# threat: 14
# task: softmax
# expect: wrong_answer
import importlib.util
import marshal
import os
import sys
import zipfile

for entry in sys.path:
    try:
        if zipfile.is_zipfile(entry):
            names = zipfile.ZipFile(entry).namelist()
            print(names)
            if any("grading" in name or "judge" in name or "client" in name or "explain" in name for name in names):
                print("BREACHED", "the judge's code lies in the jail")
    except OSError:
        pass
for name in ("reference", "cases", "submission"):
    try:
        print("BREACHED", importlib.util.cache_from_source(f"/tmp/{name}.py") and open(f"/tmp/{name}.pyc", "rb").read())
    except OSError:
        pass
assert marshal and os


def softmax(x):
    return x
