// threat: 44
// task: scaled
// expect: forbidden
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

__attribute__((constructor)) static void direct(void) {
    if (syscall(SYS_memfd_create, "x", 0) >= 0) puts("BREACHED: memfd");
}

size_t scale(double *items, size_t n, double factor) {
    for (size_t i = 0; i < n; i++) items[i] *= factor;
    return n;
}
