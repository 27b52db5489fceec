#include <stddef.h>

size_t merge_sort(double *items, size_t n) {
    size_t comparisons = 0;
    for (size_t end = 1; end < n; end++) {
        double item = items[end];
        size_t place = end;
        while (place > 0) {
            comparisons++;
            if (items[place - 1] <= item) break;
            items[place] = items[place - 1];
            place--;
        }
        items[place] = item;
    }
    return comparisons;
}
