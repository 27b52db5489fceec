// threat: 28, 8
// task: scaled
// expect: wrong_answer, partial
#include <pthread.h>
#include <stddef.h>
#include <unistd.h>

static double *place;
static size_t size;

static void *later(void *nothing) {
    usleep(1000);
    for (size_t i = 0; i < size; i++) place[i] *= 2;
    return nothing;
}

size_t scale(double *items, size_t n, double factor) {
    pthread_t thread;
    place = items;
    size = n;
    pthread_create(&thread, NULL, later, NULL);
    return factor > 0 ? n : 0;
}
