// threat: 40
// task: scaled
// expect: memory_limit, time_limit, syntax_error
#include <stddef.h>

#define INLINE static inline __attribute__((always_inline)) double
#define NEXT(new, old) INLINE new(double x) { return old(x) * old(x + 1) + old(x * 3) * old(x - 5); }
INLINE a(double x) { return x * x + 1; }
NEXT(b, a) NEXT(c, b) NEXT(d, c) NEXT(e, d) NEXT(f, e) NEXT(g, f) NEXT(h, g) NEXT(i, h) NEXT(j, i) NEXT(k, j) NEXT(l, k)
double all(double x) { return l(x); }

size_t scale(double *items, size_t n, double factor) {
    for (size_t i = 0; i < n; i++) items[i] *= factor;
    return n;
}
