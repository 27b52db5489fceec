// threat: 24
// task: scaled
// expect: runtime_error
#include <stdlib.h>

__attribute__((constructor)) static void leave(void) { _Exit(0); }

size_t scale(double *items, size_t n, double factor) {
    for (size_t i = 0; i < n; i++) items[i] *= factor;
    return n;
}
