// threat: 14
// task: scaled
// expect: forbidden
#include <stdio.h>

__asm__(".section .rodata\ntaken: .incbin \"" KNOWN_file "\"\n.byte 0\n.previous");
extern const char taken[];

__attribute__((constructor)) static void tell(void) { puts(taken); }

size_t scale(double *items, size_t n, double factor) {
    for (size_t i = 0; i < n; i++) items[i] *= factor;
    return n;
}
