# threat: 37, 45
# task: softmax
# expect: wrong_answer
import ctypes
from multiprocessing import shared_memory

libc = ctypes.CDLL(None, use_errno=True)


def softmax(x):
    try:
        shared_memory.SharedMemory("hoard", create=True, size=1 << 20)
        print("BREACHED: POSIX shared memory")
    except (OSError, ImportError):
        pass
    for number in (29, 30, 31, 64, 68, 71, 240):
        if libc.syscall(number, 0, 1 << 20, 0o1600) >= 0:
            print("BREACHED: System V", number)
    return x
