// threat: 17, 13
// task: scaled
// expect: forbidden
#include <stddef.h>

extern int PyRun_SimpleString(const char *) __attribute__((weak));

size_t scale(double *items, size_t n, double factor) {
    if (PyRun_SimpleString != NULL) PyRun_SimpleString("print('BREACHED')");
    items[0] = factor;
    return n;
}
