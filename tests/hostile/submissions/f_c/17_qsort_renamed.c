// threat: 17
// task: scaled
// expect: forbidden
#include <stddef.h>

extern void mine(void *, size_t, size_t, int (*)(const void *, const void *)) __asm__("qsort");
static int order(const void *one, const void *other) { return *(const double *)one < *(const double *)other; }

size_t scale(double *items, size_t n, double factor) {
    mine(items, n, sizeof *items, order);
    items[0] *= factor;
    return n;
}
