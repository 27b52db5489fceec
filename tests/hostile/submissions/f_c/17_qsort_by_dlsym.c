// threat: 17
// task: scaled
// expect: forbidden
#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

size_t scale(double *items, size_t n, double factor) {
    void (*sort)(void *, size_t, size_t, int (*)(const void *, const void *));
    void *found = dlsym(NULL, "qsort");
    memcpy(&sort, &found, sizeof sort);
    items[0] = sort != NULL ? factor : 0;
    return n;
}
