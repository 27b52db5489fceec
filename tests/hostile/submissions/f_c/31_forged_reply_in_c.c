// threat: 31, 29
// task: scaled
// expect: format_error
#include <stdint.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

/* The answer to this case, and one to the next, on the descriptor of the protocol. */
size_t scale(double *items, size_t n, double factor) {
    unsigned char frame[13 + 8] = {23};
    uint64_t length = 8;
    memcpy(frame + 5, &length, 8);
    for (uint32_t number = 0; number < 3; number++) {
        memcpy(frame + 1, &number, 4);
        if (write(3, frame, sizeof frame) < 0) return 0;
    }
    items[0] = factor;
    return n;
}
