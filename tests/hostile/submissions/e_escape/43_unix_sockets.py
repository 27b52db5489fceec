# threat: 43
# task: softmax
# expect: accepted
import socket

import numpy as np


def connect(address):
    with socket.socket(socket.AF_UNIX) as door:
        door.connect(address)


DOORS = (KNOWN["abstract"], KNOWN["path"], "/var/run/docker.sock", "/run/dbus/system_bus_socket", "\0/tmp/dbus", "/dev/log")
for address in DOORS:
    try:
        connect(address)
        print("BREACHED", address)
    except OSError:
        pass
try:
    socket.socketpair()
    print("BREACHED: socketpair")
except OSError:
    pass


def softmax(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
