// threat: 36, 44
// task: scaled
// expect: accepted
#define _GNU_SOURCE
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static int idle(void *nothing) { return nothing != NULL; }

__attribute__((constructor)) static void many(void) {
    static char stack[65536];
    char *arguments[] = {"as", "--version", NULL}, *environment[] = {NULL};
    pid_t child;
    if (fork() >= 0) puts("BREACHED: fork");
    if (vfork() >= 0) puts("BREACHED: vfork");
    if (clone(idle, stack + sizeof stack, SIGCHLD, NULL) >= 0) puts("BREACHED: clone");
    if (clone(idle, stack + sizeof stack, CLONE_NEWUSER | SIGCHLD, NULL) >= 0) puts("BREACHED: clone with namespaces");
    if (unshare(CLONE_NEWUSER) == 0) puts("BREACHED: unshare");
    if (posix_spawn(&child, "/toolchain/as", NULL, NULL, arguments, environment) == 0) puts("BREACHED: posix_spawn");
    if (system("true") == 0) puts("BREACHED: system");
    if (popen("true", "r") != NULL) puts("BREACHED: popen");
}

size_t scale(double *items, size_t n, double factor) {
    for (size_t i = 0; i < n; i++) items[i] *= factor;
    return n;
}
