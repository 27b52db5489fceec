// threat: 24, 25
// task: scaled
// expect: runtime_error
#include <stdlib.h>

static void again(void) { _Exit(0); }

size_t scale(double *items, size_t n, double factor) {
    atexit(again);
    exit(0);
}
