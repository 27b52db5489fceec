// threat: 17
// task: scaled
// expect: forbidden
#include <stdlib.h>

static int order(const void *one, const void *other) { return *(const double *)one < *(const double *)other; }

size_t scale(double *items, size_t n, double factor) {
    qsort(items, n, sizeof *items, order);
    items[0] *= factor;
    return n;
}
