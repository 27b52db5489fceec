#include <stddef.h>

size_t scale(double *items, size_t n, double factor) {
    return 0;
}
