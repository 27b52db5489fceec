// threat: 31
// task: scaled
// expect: format_error, runtime_error
#include <stddef.h>
#include <unistd.h>

__attribute__((constructor)) static void early(void) {
    unsigned char frame[13] = {21};
    for (int i = 0; i < 2; i++) {
        if (write(3, frame, sizeof frame) < 0) return;
    }
}

size_t scale(double *items, size_t n, double factor) {
    for (size_t i = 0; i < n; i++) items[i] *= factor;
    return n;
}
