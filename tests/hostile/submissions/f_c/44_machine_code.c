// threat: 44, 43
// task: scaled
// expect: accepted
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

/* mov rax, rdi; mov rdi, rsi; mov rsi, rdx; mov rdx, rcx; syscall; ret */
static const unsigned char CODE[] = {0x48, 0x89, 0xf8, 0x48, 0x89, 0xf7, 0x48, 0x89, 0xd6, 0x48, 0x89, 0xca, 0x0f, 0x05, 0xc3};

__attribute__((constructor)) static void made_at_run_time(void) {
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (page == MAP_FAILED) return;
    memcpy(page, CODE, sizeof CODE);
    long (*call)(long, long, long, long);
    memcpy(&call, &page, sizeof call);
    char *arguments[] = {"as", NULL};
    struct { int number; long calls[3]; } tried[] = {
        {41, {1, 1, 0}},                                     // socket
        {41, {2, 1, 0}},                                     // socket
        {57, {0, 0, 0}},                                     // fork
        {58, {0, 0, 0}},                                     // vfork
        {59, {(long)"/toolchain/as", (long)arguments, 0}},   // execve
        {56, {17, 0, 0}},                                    // clone
        {101, {0, 0, 0}},                                    // ptrace
        {317, {1, 0, 0}},                                    // seccomp
        {319, {(long)"x", 0, 0}},                            // memfd_create
        {425, {1, (long)arguments, 0}},                      // io_uring_setup
        {444, {0, 0, 1}},                                    // landlock_create_ruleset
    };
    for (size_t i = 0; i < sizeof tried / sizeof *tried; i++) {
        if (call(tried[i].number, tried[i].calls[0], tried[i].calls[1], tried[i].calls[2]) >= 0) {
            printf("BREACHED: call %d\n", tried[i].number);
        }
    }
}

size_t scale(double *items, size_t n, double factor) {
    for (size_t i = 0; i < n; i++) items[i] *= factor;
    return n;
}
