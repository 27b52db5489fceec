# threat: 43
# task: softmax
# expect: accepted
import socket
import urllib.request

import numpy as np


def tcp(host, port):
    socket.create_connection((host, port), timeout=0.2).close()


def udp(host, port):
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"BREACHED", (host, port))


TRIES = {
    "tcp": lambda: tcp("127.0.0.1", KNOWN["tcp"]),
    "tcp by name": lambda: tcp("localhost", KNOWN["tcp"]),
    "tcp6": lambda: tcp("::1", KNOWN["tcp"]),
    "any": lambda: tcp("0.0.0.0", KNOWN["tcp"]),
    "udp": lambda: udp("127.0.0.1", KNOWN["udp"]),
    "http": lambda: urllib.request.urlopen(f"http://127.0.0.1:{KNOWN['tcp']}/", timeout=0.2),
    "bind": lambda: socket.create_server(("127.0.0.1", 0)),
}
for name, attempt in TRIES.items():
    try:
        attempt()
        print("BREACHED", name)
    except OSError:
        pass


def softmax(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
