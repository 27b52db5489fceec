// threat: 36, 35
// task: scaled
// expect: runtime_error, time_limit, memory_limit
#include <pthread.h>
#include <stdlib.h>

static void *spin(void *nothing) {
    for (;;) pthread_create(&(pthread_t){0}, NULL, spin, nothing);
}

size_t scale(double *items, size_t n, double factor) {
    items[0] = factor;
    spin(NULL);
    return n;
}
