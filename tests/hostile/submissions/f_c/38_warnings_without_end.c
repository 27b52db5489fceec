// threat: 38, 40
// task: scaled
// expect: accepted
#include <stddef.h>

#define TEN(x) x x x x x x x x x x
static inline void many(void) { TEN(TEN(TEN(TEN(({ int unused; });)))) }

size_t scale(double *items, size_t n, double factor) {
    for (size_t i = 0; i < n; i++) items[i] *= factor;
    return n;
}
