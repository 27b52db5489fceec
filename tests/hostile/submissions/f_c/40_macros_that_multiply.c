// threat: 40
// task: scaled
// expect: memory_limit, time_limit, syntax_error
#include <stddef.h>

#define A(x) x x x x x x x x x x
#define B(x) A(A(x))
#define C(x) B(B(x))
int sum(int y) { return C(C(+ y)) + 1; }

size_t scale(double *items, size_t n, double factor) {
    for (size_t i = 0; i < n; i++) items[i] *= factor;
    return n;
}
