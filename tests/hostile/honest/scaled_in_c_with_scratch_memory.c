// task: scaled
// expect: accepted
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef struct Node {
    double item;
    struct Node *next;
} Node;

/* A list on the heap, there and back. */
size_t scale(double *items, size_t n, double factor) {
    Node *list = NULL;
    for (size_t i = n; i-- > 0;) {
        Node *node = malloc(sizeof *node);
        assert(node != NULL);
        *node = (Node){items[i] * factor, list};
        list = node;
    }
    size_t done = 0;
    for (Node *next; list != NULL; list = next) {
        items[done++] = list->item;
        next = list->next;
        free(list);
    }
    return done;
}
