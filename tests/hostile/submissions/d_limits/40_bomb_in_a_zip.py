# threat: 40, 37
# task: softmax
# expect: memory_limit,time_limit
import zlib


def softmax(x):
    packed = zlib.compress(bytes(1 << 24))
    hoard = []
    while True:
        hoard.append(zlib.decompress(packed))
