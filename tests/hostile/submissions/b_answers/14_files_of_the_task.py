# threat: 14
# task: softmax
# expect: wrong_answer
import glob
import os
import sys

import numpy

HINTS = ("reference.py", "cases.py", "task.toml", "manage.py", "settings.py", "db.sqlite3", "conftest.py")
for folder, folders, files in os.walk("/"):
    folders[:] = [f for f in folders if os.path.join(folder, f) not in (os.path.dirname(numpy.__file__), "/usr")]
    for name in files:
        if name in HINTS and "site" not in folder and "python3" not in folder:
            print("BREACHED", os.path.join(folder, name))
for place in (KNOWN["file"], os.path.dirname(KNOWN["file"]), "/root", "/home", "/work", "/etc", "/var", "/run", "/srv"):
    try:
        found = os.listdir(place) if os.path.isdir(place) else [open(place).read()]
        print(place, found)
        if not all(os.path.realpath(sys.base_prefix).startswith(f"{place}/{name}") or name == "ld.so.cache" for name in found):
            print("BREACHED", place)
    except OSError:
        pass
print(glob.glob("/tmp/*"), glob.glob("/etc/*"))


def softmax(x):
    return x
