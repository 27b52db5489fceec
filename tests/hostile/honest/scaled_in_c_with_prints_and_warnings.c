// task: scaled
// expect: accepted
#include <math.h>
#include <stdio.h>

size_t scale(double *items, size_t n, double factor) {
    int unused = 3;
    printf("%zu items times %g, whose root is %g\n", n, factor, sqrt(factor));
    for (int i = 0; i < n; i++) items[i] = items[i] * factor;
    fprintf(stderr, "done without a line's end");
    return n;
}
