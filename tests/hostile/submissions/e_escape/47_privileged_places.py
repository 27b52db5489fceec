# threat: 47
# task: softmax
# expect: accepted
import ctypes
import glob
import os

import numpy as np

libc = ctypes.CDLL(None, use_errno=True)
FOUND = glob.glob("/sys/**", recursive=True)[:3] + glob.glob("/bin/*")[:3] + glob.glob("/usr/bin/*")[:3]
FOUND = [path for path in FOUND if path not in ("/sys/", "/sys") and path != os.path.realpath(path + "/x")]
for path in ("/sys/fs/cgroup/cgroup.procs", "/proc/sys/kernel/core_pattern", "/dev/kvm", "/dev/fuse", "/dev/mem", "/dev/sda"):
    for mode in ("r", "w"):
        try:
            open(path, mode).close()
            print("BREACHED", path, mode)
        except OSError:
            pass
for root, _, files in os.walk("/usr/lib"):
    for name in files:
        try:
            if os.lstat(os.path.join(root, name)).st_mode & 0o6000:
                print("setuid file seen", os.path.join(root, name))
        except OSError:
            pass
    if root.count("/") > 4:
        break
if os.getuid() == 0 or os.geteuid() == 0 or 0 in os.getgroups():
    print("BREACHED: root")
try:
    print("BREACHED", os.getxattr(np.__file__, "security.capability"))
except OSError:
    pass


def softmax(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
