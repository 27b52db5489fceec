// threat: 40
// task: scaled
// expect: syntax_error
// append: b"int f(void) { return " + b"(" * 60000 + b"1" + b")" * 60000 + b"; }"
#include <stddef.h>

int deep(void) { return 1; }

size_t scale(double *items, size_t n, double factor) {
    for (size_t i = 0; i < n; i++) items[i] *= factor;
    return n;
}
