// threat: 37
// task: scaled
// expect: memory_limit
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

size_t scale(double *items, size_t n, double factor) {
    for (;;) {
        char *more = mmap(NULL, 1 << 22, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        if (more == MAP_FAILED) more = malloc(1 << 20);
        if (more != NULL) memset(more, 1, 1 << 20);
    }
    items[0] = factor;
    return n;
}
