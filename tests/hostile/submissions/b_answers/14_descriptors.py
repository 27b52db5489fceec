# threat: 14, 23
# task: softmax
# expect: wrong_answer
import os
import stat

OPEN = []
for fd in range(4096):
    try:
        OPEN.append((fd, stat.S_IFMT(os.fstat(fd).st_mode)))
    except OSError:
        pass
if len(OPEN) > 4 or any(stat.S_ISREG(mode) or stat.S_ISDIR(mode) for _, mode in OPEN):
    print("BREACHED", OPEN)
for fd, _ in OPEN:
    for path in ("..", "../etc/passwd", KNOWN["file"].lstrip("/")):
        try:
            os.close(os.open(path, os.O_RDONLY, dir_fd=fd))
            print("BREACHED", fd, path)
        except OSError:
            pass


def softmax(x):
    return x
