// threat: 33, 19
// task: scaled
// expect: syntax_error
#include <stddef.h>
#error "<script>alert(1)</script> [2J ‮"

size_t scale(double *items, size_t n, double factor) {
    for (size_t i = 0; i < n; i++) items[i] *= factor;
    return n;
}
