#include <stdlib.h>
#include <string.h>

/* Only the left half is copied away; the merge fills items from the front and never overtakes the right half. */
static size_t merge(double *items, size_t middle, size_t n) {
    double *left = malloc(middle * sizeof *left);
    if (left == NULL) abort();
    memcpy(left, items, middle * sizeof *left);
    double *place = items, *front = left, *right = items + middle;
    const double *left_end = left + middle, *right_end = items + n;
    size_t comparisons = 0;
    for (; front < left_end && right < right_end; comparisons++) {
        if (*right < *front) *place++ = *right++;
        else *place++ = *front++;
    }
    while (front < left_end) *place++ = *front++;
    free(left);
    return comparisons;
}

size_t merge_sort(double *items, size_t n) {
    if (n < 2) return 0;
    size_t comparisons = merge_sort(items, n / 2);
    comparisons += merge_sort(items + n / 2, n - n / 2);
    return comparisons + merge(items, n / 2, n);
}
