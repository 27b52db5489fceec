# threat: 43, 14
# task: softmax
# expect: accepted
import socket

import numpy as np

try:
    channel = socket.socket(fileno=3)
except OSError:  # even its kind may not be asked for
    channel = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM, 0, 3)
for attempt in (
    lambda: channel.connect(KNOWN["path"]),
    lambda: channel.connect(KNOWN["abstract"]),
    lambda: channel.sendmsg([b""], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, b"\1\0\0\0")]),
    lambda: channel.recvmsg(0, 1024),
    lambda: channel.getsockopt(socket.SOL_SOCKET, 17, 12),
    lambda: channel.getpeername(),
):
    try:
        print("BREACHED", attempt())
    except OSError:
        pass
channel.detach()


def softmax(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
