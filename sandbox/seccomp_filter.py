"""Compiles the system call filter with libseccomp, outside the jail. Deny by default.

Refused calls fail with EPERM, so that honest code sees an exception it can read; clone3 fails with ENOSYS, so that
libc falls back to clone, whose flags a filter can see. A foreign architecture (32-bit, x32) kills the process.
"""

from __future__ import annotations

import errno
import os
import tempfile

import pyseccomp

_FILES = """access chdir chmod close close_range creat dup dup2 dup3 faccessat faccessat2 fallocate fchdir fchmod
fchmodat fdatasync fstat fstatfs fsync ftruncate getcwd getdents getdents64 lseek lstat mkdir mkdirat newfstatat open
openat pread64 preadv preadv2 pwrite64 pwritev pwritev2 read readlink readlinkat readv rename renameat renameat2 rmdir
sendfile copy_file_range stat statfs statx truncate umask unlink unlinkat utime utimensat write writev"""
_MEMORY = "brk madvise membarrier mincore mmap mprotect mremap msync munmap"
_WAITING = """clock_getres clock_gettime clock_nanosleep epoll_create epoll_create1 epoll_ctl epoll_pwait epoll_pwait2
epoll_wait eventfd2 futex futex_waitv getitimer gettimeofday nanosleep pause pipe pipe2 poll ppoll pselect6
restart_syscall select sched_yield setitimer alarm time times"""
_PROCESS = """arch_prctl exit exit_group get_robust_list getcpu getegid geteuid getgid getgroups getpgid getpgrp getpid
getppid getpriority getrandom getresgid getresuid getrlimit getrusage getsid gettid getuid rseq rt_sigaction
rt_sigpending rt_sigprocmask rt_sigreturn rt_sigsuspend rt_sigtimedwait sched_get_priority_max sched_get_priority_min
sched_getaffinity sched_getparam sched_getscheduler set_robust_list set_tid_address sigaltstack sysinfo tgkill kill
uname wait4 waitid"""
ALLOWED = tuple(" ".join((_FILES, _MEMORY, _WAITING, _PROCESS)).split())

_CLONE_THREAD = 0x00010000
_IOCTLS = (0x5401, 0x541B, 0x5421, 0x5450, 0x5451)
"""TCGETS, FIONREAD, FIONBIO, FIONCLEX, FIOCLEX"""
_FCNTLS = (0, 1, 2, 3, 4, 1030)
"""F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_DUPFD_CLOEXEC: no locks, no leases, no signals, no pipe sizes"""
_PRCTLS = (3, 15, 16, 0x53564D41)
"""PR_GET_DUMPABLE, PR_SET_NAME, PR_GET_NAME, PR_SET_VMA"""
_LANDLOCK = ("landlock_create_ruleset", "landlock_add_rule", "landlock_restrict_self")
_COMPILER = ("execve", "vfork", *_LANDLOCK)
_NEW_NAMESPACES = 0x7E020080
"""CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET, and NEWTIME"""
_PR_SET_SECCOMP = 22
_GPU = ("ioctl", "memfd_create", "mlock", "munlock", "sched_setaffinity", "get_mempolicy", "set_mempolicy", "mbind")


def compile_filter(*, gpu: bool = False, compiler: bool = False) -> bytes:
    """The BPF program, 8 bytes an instruction. `compiler`: gcc may be started, and a stricter filter laid on top."""
    refuse = pyseccomp.ERRNO(errno.EPERM)
    filter_ = pyseccomp.SyscallFilter(refuse)
    filter_.set_attr(pyseccomp.Attr.ACT_BADARCH, pyseccomp.KILL_PROCESS)
    filter_.set_attr(pyseccomp.Attr.CTL_OPTIMIZE, 2)
    for name in ALLOWED + (_GPU if gpu else ()) + (_COMPILER if compiler else ()):
        filter_.add_rule(pyseccomp.ALLOW, name)
    if compiler:
        _allow_compiler(filter_)
    _allow_some(filter_, gpu=gpu)
    return _exported(filter_)


def _allow_some(filter_: pyseccomp.SyscallFilter, *, gpu: bool) -> None:
    thread = pyseccomp.Arg(0, pyseccomp.MASKED_EQ, _CLONE_THREAD, _CLONE_THREAD)
    filter_.add_rule(pyseccomp.ALLOW, "clone", thread)
    filter_.add_rule(pyseccomp.ERRNO(errno.ENOSYS), "clone3")
    filter_.add_rule(pyseccomp.ALLOW, "prlimit64", pyseccomp.Arg(2, pyseccomp.EQ, 0))
    choices = [("fcntl", 1, _FCNTLS), ("prctl", 0, _PRCTLS)]
    if not gpu:
        choices.append(("ioctl", 1, _IOCTLS))
    for name, position, values in choices:
        for value in values:
            filter_.add_rule(pyseccomp.ALLOW, name, pyseccomp.Arg(position, pyseccomp.EQ, value))


def _allow_compiler(filter_: pyseccomp.SyscallFilter) -> None:
    process = pyseccomp.Arg(0, pyseccomp.MASKED_EQ, _NEW_NAMESPACES, 0)
    filter_.add_rule(pyseccomp.ALLOW, "clone", process)
    filter_.add_rule(pyseccomp.ALLOW, "prctl", pyseccomp.Arg(0, pyseccomp.EQ, _PR_SET_SECCOMP))


def _exported(filter_: pyseccomp.SyscallFilter) -> bytes:
    with tempfile.TemporaryFile() as file:
        filter_.export_bpf(file)
        file.seek(0)
        return os.pread(file.fileno(), 1 << 20, 0)
