# threat: 44
# task: softmax
# expect: accepted
import ctypes

import numpy as np

libc = ctypes.CDLL(None, use_errno=True)
page = ctypes.create_string_buffer(4096)
CALLS = {
    "io_uring_setup": (425, 1, page),
    "io_uring_enter": (426, 0, 0, 0, 0, 0, 0),
    "io_uring_register": (427, 0, 0, 0, 0),
    "userfaultfd": (323, 1),
    "bpf": (321, 0, page, 72),
    "perf_event_open": (298, page, 0, -1, -1, 0),
    "keyctl": (250, 0, -1, 1),
    "process_vm_readv": (310, 1, page, 0, page, 0, 0),
    "pidfd_getfd": (438, 0, 0, 0),
    "mount": (165, b"none", b"/tmp", b"tmpfs", 0, 0),
    "umount2": (166, b"/tmp", 0),
    "fsopen": (430, b"tmpfs", 0),
    "move_mount": (429, 0, 0, 0, 0, 0),
    "open_tree": (428, -100, b"/", 1),
    "pivot_root": (155, b"/", b"/"),
    "chroot": (161, b"/tmp"),
    "unshare user": (272, 0x10000000),
    "unshare net": (272, 0x40000000),
    "setns": (308, 0, 0),
    "seccomp": (317, 0, 0, 0),
    "ptrace": (101, 0, 0, 0, 0),
    "personality": (135, 0x0040000),
    "modify_ldt": (154, 0, page, 4096),
    "iopl": (172, 3),
    "kexec_load": (246, 0, 0, 0, 0),
    "init_module": (175, page, 0, page),
    "reboot": (169, 0xFEE1DEAD, 672274793, 0, 0),
    "swapon": (167, b"/tmp/x", 0),
    "sethostname": (170, b"x", 1),
    "settimeofday": (164, page, 0),
    "quotactl": (179, 0, 0, 0, 0),
    "syslog": (103, 3, page, 100),
    "name_to_handle_at": (303, -100, b"/", page, page, 0),
    "open_by_handle_at": (304, 3, page, 0),
    "memfd_secret": (447, 0),
    "vmsplice": (278, 1, page, 0, 0),
    "splice": (275, 0, 0, 1, 0, 16, 0),
    "tee": (276, 0, 1, 16, 0),
    "shmat": (30, 0, 0, 0),
    "execve": (59, b"/bin/sh", page, page),
    "execveat": (322, -100, b"/bin/sh", page, page, 0),
    "setuid": (105, 0),
    "setresuid": (117, 0, 0, 0),
    "capset": (126, page, page),
    "prctl dumpable": (157, 4, 1, 0, 0, 0),
    "prctl ptracer": (157, 0x59616D61, -1, 0, 0, 0),
    "landlock": (444, page, 8, 0),
    "sched_setaffinity": (203, 0, 128, page),
    "setpriority": (141, 0, 0, -20),
    "ioprio_set": (251, 1, 0, 0),
    "lookup_dcookie": (212, 0, page, 10),
}
for name, call in CALLS.items():
    if libc.syscall(*call) >= 0:
        print("BREACHED", name)


def softmax(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
