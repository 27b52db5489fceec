// threat: 35, 34
// task: scaled
// expect: time_limit
#include <signal.h>
#include <stddef.h>

size_t scale(double *items, size_t n, double factor) {
    for (int number = 1; number < 65; number++) signal(number, SIG_IGN);
    volatile int on = 1;
    while (on) continue;
    items[0] = factor;
    return n;
}
