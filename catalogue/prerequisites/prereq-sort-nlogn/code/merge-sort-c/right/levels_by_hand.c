#include <stdlib.h>
#include <string.h>

typedef struct {
    size_t start, length;
    int merged;
} Task;

/* No recursion: a stack of what is still to be done. A piece is seen twice, first to be halved, then to be merged. */
size_t merge_sort(double *items, size_t n) {
    Task stack[256];
    size_t depth = 0, comparisons = 0;
    double *scratch = malloc((n + 1) * sizeof *scratch);
    stack[depth++] = (Task){0, n, 0};
    while (depth > 0) {
        Task task = stack[--depth];
        double *piece = items + task.start;
        size_t middle = task.length / 2;
        if (task.length < 2) continue;
        if (!task.merged) {
            stack[depth++] = (Task){task.start, task.length, 1};
            stack[depth++] = (Task){task.start + middle, task.length - middle, 0};
            stack[depth++] = (Task){task.start, middle, 0};
            continue;
        }
        size_t i = 0, j = middle, k = 0;
        while (i < middle && j < task.length) {
            comparisons++;
            if (piece[i] <= piece[j]) scratch[k++] = piece[i++];
            else scratch[k++] = piece[j++];
        }
        memcpy(scratch + k, piece + i, (middle - i) * sizeof *piece);
        k += middle - i;
        memcpy(scratch + k, piece + j, (task.length - j) * sizeof *piece);
        memcpy(piece, scratch, task.length * sizeof *piece);
    }
    free(scratch);
    return comparisons;
}
