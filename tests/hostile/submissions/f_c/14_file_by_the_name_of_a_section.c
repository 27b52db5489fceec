// threat: 14
// task: scaled
// expect: syntax_error
#include <stddef.h>

int taken __attribute__((section(".data\n.incbin \"" KNOWN_file "\"\n#"))) = 1;

size_t scale(double *items, size_t n, double factor) {
    for (size_t i = 0; i < n; i++) items[i] *= factor;
    return n;
}
