#include <stdlib.h>

size_t merge_sort(double *items, size_t n) {
    // 1. at most one item: 0 comparisons
    // 2. sort both halves, add up their comparisons
    // 3. merge into scratch memory: one comparison for each
    //    item placed while both halves hold items; copy back
    (void)items;
    (void)n;
    return 0;
}
