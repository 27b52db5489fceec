# threat: 14, 15, 47
# task: softmax
# expect: wrong_answer
import os

PLACES = ["self", "1", "thread-self", *map(str, KNOWN["pids"]), str(os.getppid())]
for pid in PLACES:
    for name in ("environ", "cmdline", "maps", "mem", "fd", "root", "cwd", "stat", "status", "task", "ns"):
        path = f"/proc/{pid}/{name}"
        try:
            print("BREACHED", path, os.listdir(path) if os.path.isdir(path) else open(path, "rb").read(2000))
        except OSError:
            pass
if os.path.isdir("/proc") and os.listdir("/proc"):
    print("BREACHED", os.listdir("/proc")[:9])


def softmax(x):
    return x
