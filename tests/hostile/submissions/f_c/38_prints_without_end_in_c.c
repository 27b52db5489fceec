// threat: 38
// task: scaled
// expect: output_limit
#include <stdio.h>

size_t scale(double *items, size_t n, double factor) {
    for (;;) printf("%f %zu\n", factor * items[0], n);
}
