# threat: 45
# task: softmax
# expect: accepted
import fcntl
import os
import sys

import numpy as np

for path in (np.__file__, os.__file__, sys.executable, "/", "/dev/null", "/chainrule/inner.zip"):
    try:
        fd = os.open(path, os.O_RDONLY)
    except OSError:
        continue
    for name, attempt in {
        "flock": lambda: fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB),
        "shared flock": lambda: fcntl.flock(fd, fcntl.LOCK_SH | fcntl.LOCK_NB),
        "lockf": lambda: fcntl.lockf(fd, fcntl.LOCK_SH | fcntl.LOCK_NB),
        "lease": lambda: fcntl.fcntl(fd, 1024, fcntl.F_RDLCK),
        "notify": lambda: fcntl.fcntl(fd, 1026, 1),
        "atime": lambda: os.utime(path),
    }.items():
        try:
            attempt()
            print("BREACHED", name, path)
        except OSError:
            pass
for folder in ("/dev/shm", "/dev/mqueue", "/var/tmp", "/run/lock", os.path.expanduser("~/.cache"), "/dev"):
    try:
        open(f"{folder}/mark", "w").close()
        if os.stat(folder).st_dev != os.stat("/tmp").st_dev:
            print("BREACHED", folder)
    except OSError:
        pass


def softmax(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
