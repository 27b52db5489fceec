// task: scaled
// expect: accepted
#include <stddef.h>
#include <stdint.h>
#include <stdbool.h>

typedef double (*Step)(double, double);

static double times(double x, double factor) { return x * factor; }
static double keep(double x, double factor) { return (void)factor, x; }
static const Step STEPS[] = {[false] = keep, [true] = times};

static size_t halves(double *items, size_t n, double factor) {
    if (n == 0) return 0;
    if (n == 1) {
        items[0] = STEPS[n == 1](items[0], factor);
        return 1;
    }
    return halves(items, n / 2, factor) + halves(items + n / 2, n - n / 2, factor);
}

size_t scale(double *items, size_t n, double factor) { return halves(items, n, factor); }
