# threat: 27, 36, 44
# task: softmax
# expect: wrong_answer
import ctypes
import os
import subprocess
import sys

libc = ctypes.CDLL(None, use_errno=True)
CLONE_THREAD = 0x10000
TRIES = {
    "vfork": lambda: libc.syscall(58),
    "fork": lambda: libc.syscall(57),
    "clone": lambda: libc.syscall(56, 17, 0, 0, 0, 0),
    "clone3": lambda: libc.syscall(435, ctypes.create_string_buffer(88), 88),
    "setsid": lambda: libc.syscall(112),
    "daemon": lambda: libc.daemon(0, 0),
}
for name, attempt in TRIES.items():
    if attempt() >= 0:
        print("BREACHED", name)
for command in (["/bin/sh", "-c", "sleep 60 &"], [sys.executable, "-c", "print(1)"]):
    try:
        subprocess.Popen(command)
        print("BREACHED", command)
    except OSError:
        pass
try:
    os.posix_spawn("/bin/true", ["true"], {})
    print("BREACHED posix_spawn")
except OSError:
    pass


def softmax(x):
    return x
