# threat: 38, 24
# task: softmax
# expect: runtime_error
import ctypes
import resource
import signal


def softmax(x):
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        print("BREACHED: core dumps")
    except (OSError, ValueError):
        pass
    ctypes.CDLL(None).prctl(4, 1)
    signal.raise_signal(signal.SIGSEGV)
    ctypes.string_at(0)
