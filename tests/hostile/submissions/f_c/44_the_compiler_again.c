// threat: 44, 36
// task: scaled
// expect: accepted
#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void try(const char *program) {
    char *arguments[] = {"x", "--version", NULL}, *environment[] = {NULL};
    execve(program, arguments, environment);
}

static void try_all(const char *folder) {
    DIR *open = opendir(folder);
    struct dirent *entry;
    while (open != NULL && (entry = readdir(open)) != NULL) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        try(path);
    }
}

/* Had one of them started, it would be the end of this process. */
size_t scale(double *items, size_t n, double factor) {
    try_all("/toolchain");
    try_all("/usr/bin");
    try_all("/usr/lib/gcc/x86_64-linux-gnu/12");
    FILE *copy = fopen("/tmp/copy", "w");
    if (copy != NULL) fclose(copy);
    chmod("/tmp/copy", 0755);
    try("/tmp/copy");
    try("/tmp/submission.so");
    for (size_t i = 0; i < n; i++) items[i] *= factor;
    return n;
}
