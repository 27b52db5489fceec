# threat: 37
# task: softmax
# expect: memory_limit
import mmap


def softmax(x):
    maps = []
    while True:
        maps.append(mmap.mmap(-1, 1 << 24))
        for page in range(0, 1 << 24, 4096):
            maps[-1][page] = 1
