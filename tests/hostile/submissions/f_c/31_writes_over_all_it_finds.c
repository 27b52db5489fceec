// threat: 31, 23, 12
// task: scaled
// expect: runtime_error, format_error
#include <stddef.h>
#include <string.h>

size_t scale(double *items, size_t n, double factor) {
    for (char *place = (char *)items; ; place++) *place = (char)factor;
    return n;
}
