// threat: 40
// task: scaled
// expect: syntax_error, memory_limit, time_limit
#include __FILE__
#include __FILE__

size_t scale(double *items, size_t n, double factor) {
    for (size_t i = 0; i < n; i++) items[i] *= factor;
    return n;
}
