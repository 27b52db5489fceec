// threat: 14
// task: scaled
// expect: forbidden
#include <stddef.h>

#define PASTE(one, other) one##other
PASTE(__as, m__)(".section .rodata\n.incbin \"/etc/ld.so.cache\"\n.previous");

size_t scale(double *items, size_t n, double factor) {
    for (size_t i = 0; i < n; i++) items[i] *= factor;
    return n;
}
