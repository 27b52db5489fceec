import numpy as np


def case(name, group, x):
    return {"name": name, "group": group, "args": (np.asarray(x, dtype=np.float32),), "kwargs": {}}


def from_bits(*bits):
    return np.array(bits, dtype=np.uint32).view(np.float32)


def any_bits(rng, low, high, size):
    """Random bit patterns from `low` up to `high`, half of them negative."""
    bits = rng.integers(low, high, size=size, dtype=np.uint32)
    return (bits | (rng.integers(0, 2, size=size, dtype=np.uint32) << np.uint32(31))).view(np.float32)


def half_way(rng, size):
    """Numbers exactly between two bfloat16 neighbours, as often above an even one as above an odd one."""
    upper = rng.integers(0x3A00, 0x4600, size=size, dtype=np.uint32)
    return ((upper << np.uint32(16)) | np.uint32(0x8000)).view(np.float32)


def cases(rng):
    yield from by_eye()
    yield from fresh(rng)
    yield from ties(rng)
    yield from carries(rng)
    yield from special(rng)
    yield from small(rng)
    yield case("no numbers", "Empty", np.empty(0))
    yield case("no rows", "Empty", np.empty((0, 3)))


def by_eye():
    group = "By eye"
    yield case("the example of the task", group, [1.001, 1.005, 257.0, 259.0])
    yield case("just below 2, and two kinds of ordinary number", group, [1.9999, -1.9999, 0.1, 3.14159274, -100.3])


def fresh(rng):
    group = "Fresh numbers"
    yield case("ordinary numbers", group, rng.normal(0.0, 3.0, size=40))
    yield case("a table of large and small ones", group, rng.normal(size=(6, 7)) * 10.0 ** rng.integers(-20, 20, size=(6, 7)))
    yield case("random bits of finite numbers", group, any_bits(rng, 0x00800000, 0x7F000000, 200))
    yield case("three axes", group, rng.uniform(-1.0, 1.0, size=(2, 3, 4)))


def ties(rng):
    group = "Ties"
    yield case("half way", group, half_way(rng, 40))
    yield case("half way, negative", group, -half_way(rng, 40))
    near = half_way(rng, 30)
    yield case("one float32 beside half way", group, np.concatenate([np.nextafter(near, np.float32(0)), np.nextafter(near, np.float32(9e9))]))
    yield case("whole numbers above 256", group, np.arange(256, 290))


def carries(rng):
    group = "Carries and overflow"
    full = (rng.integers(0x60, 0xA0, size=12, dtype=np.uint32) << np.uint32(23)) | np.uint32(0x7FFFFF)
    yield case("mantissas of ones", group, np.concatenate([full.view(np.float32), -full.view(np.float32)]))
    yield case("around the largest", group, from_bits(0x7F7F0000, 0x7F7F7FFF, 0x7F7F8000, 0x7F7FFFFF, 0xFF7F7FFF, 0xFF7F8000, 0xFF7FFFFF))
    yield case("fresh, above the range of float16", group, rng.uniform(7e4, 3e38, size=20))


def special(rng):
    group = "NaN, infinity and zero"
    yield case("NaN of several kinds", group, from_bits(0x7FC00000, 0x7FFFFFFF, 0xFFFFFFFF, 0x7F800001, 0xFF800001, 0x7F807FFF, 0x7FFF8000, 0x3F800001))
    yield case("NaN with fresh bits among numbers", group, np.concatenate([any_bits(rng, 0x7F800001, 0x80000000, 12), rng.normal(size=6).astype(np.float32)]))
    yield case("infinities and zeros", group, [np.inf, -np.inf, 0.0, -0.0, 1.3])


def small(rng):
    group = "Small numbers"
    yield case("fresh subnormal numbers", group, any_bits(rng, 0x00000001, 0x00800000, 40))
    yield case("the smallest ones", group, from_bits(0x00000001, 0x00007FFF, 0x00008000, 0x00008001, 0x00018000, 0x80008001))
    yield case("from subnormal to normal", group, from_bits(0x007F7FFF, 0x007F8000, 0x007FFFFF, 0x00800000, 0x80808000))
