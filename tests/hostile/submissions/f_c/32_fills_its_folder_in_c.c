// threat: 32, 26, 38
// task: scaled
// expect: accepted, memory_limit
#include <stdio.h>
#include <sys/stat.h>

__attribute__((constructor)) static void fill(void) {
    for (int i = 0; i < 2000; i++) {
        char path[64];
        snprintf(path, sizeof path, "/tmp/folder%d", i);
        if (mkdir(path, 0777) != 0) break;
    }
    FILE *result = fopen("/tmp/verdict.json", "w");
    if (result != NULL) fputs("{\"verdict\": \"accepted\"}", result);
}

size_t scale(double *items, size_t n, double factor) {
    for (size_t i = 0; i < n; i++) items[i] *= factor;
    return n;
}
