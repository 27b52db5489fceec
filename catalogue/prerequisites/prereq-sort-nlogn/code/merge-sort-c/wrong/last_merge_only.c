#include <stdlib.h>
#include <string.h>

static size_t sort(double *items, size_t n, double *scratch) {
    if (n <= 1) return 0;
    size_t middle = n / 2;
    size_t comparisons = 0;
    sort(items, middle, scratch);
    sort(items + middle, n - middle, scratch);
    size_t i = 0, j = middle, k = 0;
    while (i < middle && j < n) {
        comparisons++;
        scratch[k++] = items[i] <= items[j] ? items[i++] : items[j++];
    }
    while (i < middle) scratch[k++] = items[i++];
    while (j < n) scratch[k++] = items[j++];
    memcpy(items, scratch, n * sizeof *items);
    return comparisons;
}

size_t merge_sort(double *items, size_t n) {
    double *scratch = malloc(n * sizeof *items);
    size_t comparisons = sort(items, n, scratch);
    free(scratch);
    return comparisons;
}
