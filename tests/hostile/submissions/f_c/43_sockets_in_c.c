// threat: 43
// task: scaled
// expect: accepted
#include <arpa/inet.h>
#include <netdb.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>

__attribute__((constructor)) static void knock(void) {
    for (int family = 0; family < 64; family++) {
        for (int kind = 1; kind <= 5; kind++) {
            if (socket(family, kind, 0) >= 0) printf("BREACHED: family %d\n", family);
        }
    }
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0) puts("BREACHED: socketpair");
    struct sockaddr_un door = {.sun_family = AF_UNIX};
    strncpy(door.sun_path, KNOWN_path, sizeof door.sun_path - 1);
    if (connect(3, (struct sockaddr *)&door, sizeof door) == 0) puts("BREACHED: connect");
    if (send(3, "x", 1, 0) >= 0) puts("BREACHED: send");
    struct addrinfo *found;
    if (getaddrinfo("example.org", "80", NULL, &found) == 0) puts("BREACHED: getaddrinfo");
}

size_t scale(double *items, size_t n, double factor) {
    for (size_t i = 0; i < n; i++) items[i] *= factor;
    return n;
}
