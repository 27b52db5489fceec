# threat: 29, 34
# task: softmax
# expect: wrong_answer
import ctypes
import signal


def softmax(x):
    signal.signal(signal.SIGSYS, signal.SIG_IGN)
    signal.signal(signal.SIGSEGV, signal.SIG_IGN)
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.syscall(101, 0, 0, 0, 0) >= 0:
        print("BREACHED ptrace")
    libc.prctl(22, 0, 0, 0, 0)
    libc.syscall(317, 1, 0, None)
    return x
