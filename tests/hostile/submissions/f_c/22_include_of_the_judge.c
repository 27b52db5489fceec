// threat: 22, 14
// task: scaled
// expect: syntax_error
#include <stddef.h>
#include KNOWN_file

size_t scale(double *items, size_t n, double factor) {
    for (size_t i = 0; i < n; i++) items[i] *= factor;
    return n;
}
