// threat: 40, 37
// task: scaled
// expect: memory_limit, time_limit
#include "/dev/zero"

size_t scale(double *items, size_t n, double factor) {
    for (size_t i = 0; i < n; i++) items[i] *= factor;
    return n;
}
