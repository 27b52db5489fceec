"""Layers of different shapes; most seeds are fresh. Entries are compared one by one, so the draw itself is checked."""


def case(name, group, seed, fan_in, fan_out, scheme, **options):
    return {"name": name, "group": group, "args": (seed, fan_in, fan_out, scheme), "kwargs": options}


def refused(name, group, *args, **options):
    return {**case(name, group, *args, **options), "raises": "ValueError"}


def cases(rng):
    def fresh():
        return int(rng.integers(100, 1_000_000))

    yield case("he, 3 to 2", "Small layers", 0, 3, 2, "he")
    yield case("lecun, uniform, 2 to 4", "Small layers", 1, 2, 4, "lecun", dist="uniform")
    yield refused("no scheme of this name", "Small layers", 0, 3, 2, "none")
    for scheme in ("he", "glorot", "lecun"):
        yield case(f"{scheme}, fresh, 30 to 7", "Normal", fresh(), 30, 7, scheme)
        yield case(f"{scheme}, fresh, 7 to 30", "Normal", fresh(), 7, 30, scheme, dist="normal")
        yield case(f"{scheme}, uniform, fresh, 12 to 5", "Uniform", fresh(), 12, 5, scheme, dist="uniform")
    yield case("he, fresh, 784 to 200", "A wide layer", fresh(), 784, 200, "he")
    yield case("glorot, fresh, 200 to 784", "A wide layer", fresh(), 200, 784, "glorot", dist="uniform")
    yield case("he, one input", "Narrow layers", fresh(), 1, 40, "he")
    yield case("lecun, one unit", "Narrow layers", fresh(), 40, 1, "lecun")
    yield case("glorot, one to one", "Narrow layers", fresh(), 1, 1, "glorot")
    yield case("glorot, square", "Narrow layers", fresh(), 9, 9, "glorot", dist="uniform")
    yield refused("fresh, another name, normal", "Unknown schemes", fresh(), 5, 4, "kaiming")
    yield refused("fresh, another name, uniform", "Unknown schemes", fresh(), 4, 6, "xavier", dist="uniform")
    yield refused("fresh, no name", "Unknown schemes", fresh(), 3, 3, "")
