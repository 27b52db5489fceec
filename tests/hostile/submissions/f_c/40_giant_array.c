// threat: 40, 37
// task: scaled
// expect: memory_limit, syntax_error
#include <stddef.h>

int giant[1 << 28] = {1};

size_t scale(double *items, size_t n, double factor) {
    for (size_t i = 0; i < n; i++) items[i] *= factor;
    return n;
}
