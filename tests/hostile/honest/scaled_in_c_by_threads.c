// task: scaled
// expect: accepted
#include <pthread.h>
#include <stddef.h>

typedef struct {
    double *items;
    size_t n;
    double factor;
} Part;

static void *work(void *given) {
    Part *part = given;
    for (size_t i = 0; i < part->n; i++) part->items[i] *= part->factor;
    return NULL;
}

size_t scale(double *items, size_t n, double factor) {
    Part parts[2] = {{items, n / 2, factor}, {items + n / 2, n - n / 2, factor}};
    pthread_t threads[2];
    for (int i = 0; i < 2; i++) {
        if (pthread_create(&threads[i], NULL, work, &parts[i]) != 0) return 0;
    }
    for (int i = 0; i < 2; i++) pthread_join(threads[i], NULL);
    return n;
}
