// threat: 40
// task: scaled
// expect: runtime_error
#include <stddef.h>

static double deeper(volatile double *outer) {
    volatile double inner[64];
    inner[0] = outer[0] + 1;
    return deeper(inner) + inner[0];
}

size_t scale(double *items, size_t n, double factor) {
    volatile double start[1] = {factor};
    items[0] = deeper(start);
    return n;
}
