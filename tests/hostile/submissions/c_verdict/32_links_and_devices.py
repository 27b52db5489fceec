# threat: 32
# task: softmax
# expect: accepted
import os
import stat

import numpy as np

TRIES = {
    "symlink": lambda: os.symlink("/", "/tmp/root"),
    "symlink to a secret": lambda: os.symlink(KNOWN["file"], "/tmp/results.json"),
    "hard link": lambda: os.link(np.__file__, "/tmp/hard"),
    "fifo": lambda: os.mkfifo("/tmp/fifo"),
    "device": lambda: os.mknod("/tmp/mem", stat.S_IFCHR | 0o666, os.makedev(1, 1)),
    "socket file": lambda: os.mknod("/tmp/socket", stat.S_IFSOCK | 0o666),
    "setuid bit": lambda: (open("/tmp/su", "w").close(), os.chmod("/tmp/su", 0o6777), os.execv("/tmp/su", ["su"])),
    "chown": lambda: (open("/tmp/mine", "w").close(), os.chown("/tmp/mine", 0, 0)),
    "attribute": lambda: os.setxattr("/tmp", "user.x", b"1"),
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
