# threat: 43
# task: softmax
# expect: accepted
import socket

import numpy as np

for name in ("localhost", "example.org", "host.docker.internal", "metadata.google.internal"):
    try:
        print("BREACHED", socket.getaddrinfo(name, 53))
    except OSError:
        pass


def softmax(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
