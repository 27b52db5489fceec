# threat: 39, 44
# task: softmax
# expect: wrong_answer
import ctypes
import os
import select

libc = ctypes.CDLL(None, use_errno=True)
REFUSED = {
    "add_key": (248, b"user", b"x", b"y", 1, -3),
    "request_key": (249, b"user", b"x", None, -3),
    "keyctl": (250, 0, -3, 1),
    "inotify_init": (253,),
    "inotify_init1": (294, 0),
    "fanotify_init": (300, 0, 0),
    "signalfd": (289, -1, b"\0" * 8, 8, 0),
    "timerfd_create": (283, 1, 0),
    "timer_create": (222, 1, None, b"\0" * 8),
    "io_setup": (206, 1, b"\0" * 8),
    "unshare": (272, 0x10000000),
    "mlockall": (151, 3),
}


def softmax(x):
    for name, call in REFUSED.items():
        if libc.syscall(*call) >= 0:
            print("BREACHED", name)
    held = []
    try:
        for _ in range(10_000):
            held.append(select.epoll())
        print("BREACHED: epoll without end")
    except OSError:
        pass
    for thing in held:
        thing.close()
    assert os.getpid()
    return x
