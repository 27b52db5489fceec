// threat: 14, 15
// task: scaled
// expect: accepted
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static const char *const PLACES[] = {
    "/proc/self/environ", "/proc/1/environ", "/proc/self/maps", "/proc/2/mem", "/proc/self/status", "/etc/passwd",
    "/etc/shadow", "/etc/hostname", "/home", "/run", "/var", "/sys", "/dev/mem", "/dev/tty", KNOWN_file, KNOWN_mark,
};

__attribute__((constructor)) static void look(void) {
    for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES; i++) {
        if (open(PLACES[i], O_RDONLY) >= 0) printf("BREACHED: %s\n", PLACES[i]);
    }
    DIR *open_folder = opendir("/proc");
    int entries = 0;
    while (open_folder != NULL && readdir(open_folder) != NULL) entries++;
    if (entries > 2) puts("BREACHED: /proc");
    for (int fd = 4; fd < 1024; fd++) {
        char byte;
        if (fcntl(fd, F_GETFD) >= 0 && read(fd, &byte, 1) >= 0 && (open_folder == NULL || fd != dirfd(open_folder))) {
            printf("BREACHED: descriptor %d\n", fd);
        }
    }
    if (open(KNOWN_mark, O_CREAT | O_WRONLY, 0600) >= 0) puts("BREACHED: mark");
    if (open("/toolchain/mine", O_CREAT | O_WRONLY, 0600) >= 0) puts("BREACHED: toolchain");
    if (open("/usr/include/mine.h", O_CREAT | O_WRONLY, 0600) >= 0) puts("BREACHED: headers");
    if (symlink("/", "/tmp/root") == 0) puts("BREACHED: symlink");
}

size_t scale(double *items, size_t n, double factor) {
    for (size_t i = 0; i < n; i++) items[i] *= factor;
    return n;
}
