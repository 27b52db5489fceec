"""Digits as images, drawn stroke by stroke, and answer sheets of which a share is wrong on purpose."""

import numpy as np

SIDE = 16


def _arc(cx, cy, rx, ry, start, end, count=9):
    turn = np.radians(np.linspace(start, end, count))
    return np.stack([cx + rx * np.cos(turn), cy + ry * np.sin(turn)], axis=1)


STROKES = {
    0: [_arc(0.5, 0.5, 0.26, 0.38, 0, 360, 13)],
    1: [[(0.34, 0.28), (0.54, 0.12), (0.54, 0.88)]],
    2: [np.vstack([_arc(0.5, 0.34, 0.24, 0.22, 190, 400), [(0.27, 0.88), (0.77, 0.88)]])],
    3: [np.vstack([_arc(0.48, 0.31, 0.23, 0.19, 200, 450), _arc(0.48, 0.69, 0.25, 0.2, 270, 520)])],
    4: [[(0.62, 0.88), (0.62, 0.12), (0.22, 0.64), (0.8, 0.64)]],
    5: [np.vstack([[(0.74, 0.12), (0.32, 0.12), (0.3, 0.46)], _arc(0.48, 0.65, 0.26, 0.24, 230, 510)])],
    6: [np.vstack([[(0.66, 0.12), (0.38, 0.4)], _arc(0.5, 0.66, 0.23, 0.22, 200, 560, 12)])],
    7: [[(0.22, 0.12), (0.78, 0.12), (0.42, 0.88)]],
    8: [_arc(0.5, 0.31, 0.2, 0.19, 0, 360, 11), _arc(0.5, 0.69, 0.24, 0.2, 0, 360, 11)],
    9: [np.vstack([_arc(0.5, 0.34, 0.23, 0.22, 20, 380, 12), [(0.7, 0.45), (0.6, 0.88)]])],
}


def draw(rng, labels, spread=0.75, noise=25.0):
    """uint8 images (n, 16, 16) of the digits, each one shifted, turned, sheared and blurred in its own way."""
    n = len(labels)
    grid = (np.arange(SIDE) + 0.5) / SIDE
    pixels = np.stack(np.meshgrid(grid, grid), axis=-1).reshape(-1, 2) - 0.5
    turn, shear = rng.normal(0, 0.16 * spread, n), rng.normal(0, 0.2 * spread, n)
    scale = np.exp(rng.normal(0, 0.12 * spread, (n, 2)))
    shift = rng.normal(0, 0.06 * spread, (n, 2))
    width = rng.uniform(0.035, 0.075, n)
    ink = rng.uniform(150, 255, n)
    images = np.empty((n, SIDE * SIDE))
    for k in range(n):
        c, s = np.cos(turn[k]), np.sin(turn[k])
        matrix = np.array([[c, -s], [s, c]]) @ np.array([[scale[k, 0], shear[k]], [0.0, scale[k, 1]]])
        nearest = np.full(SIDE * SIDE, np.inf)
        for stroke in STROKES[int(labels[k])]:
            points = (np.asarray(stroke) - 0.5 + rng.normal(0, 0.02 * spread, np.shape(stroke))) @ matrix.T + shift[k]
            a, b = points[:-1], points[1:] - points[:-1]
            along = ((pixels[:, None] - a) * b).sum(-1) / np.maximum((b * b).sum(-1), 1e-9)
            foot = a + np.clip(along, 0, 1)[..., None] * b
            nearest = np.minimum(nearest, ((pixels[:, None] - foot) ** 2).sum(-1).min(1))
        images[k] = ink[k] / (1 + np.exp((np.sqrt(nearest) - width[k]) / 0.012))
    images += rng.normal(0, noise, images.shape)
    return np.clip(images, 0, 255).astype(np.uint8).reshape(n, SIDE, SIDE)


def data(rng, n, m):
    """Training images, their labels, test images and theirs; every digit equally often."""
    labels = rng.permutation(np.arange(n + m) % 10)
    images = draw(rng, labels)
    return images[:n], labels[:n].astype(np.int64), images[n:], labels[n:].astype(np.int64)


def falsified(rng, answers, share):
    """The answers with this share of them replaced by another digit."""
    wrong = rng.random(len(answers)) < share
    return np.where(wrong, (answers + rng.integers(1, 10, size=len(answers))) % 10, answers)


def case(name, group, X, y, X_test, sheet, seed, atol):
    return {"name": name, "group": group, "args": (X, y, X_test, sheet, seed), "kwargs": {}, "atol": atol}


def cases(rng):
    def fresh():
        return int(rng.integers(100, 1_000_000))

    fixed = np.random.default_rng(20)
    X, y, X_test, y_test = data(fixed, 2000, 1000)
    yield case("2,000 images, the fixed split", "The fixed split", X, y, X_test, falsified(fixed, y_test, 0.1), 1, 0.015)
    yield case("30 images, asked again", "Few images", X[:30], y[:30], X[:30], y[:30], 2, 0.05)
    for number in (1, 2, 3):
        sheet = falsified(rng, y_test, rng.uniform(0.02, 0.4))
        yield case(f"the fixed split, fresh seed and sheet {number}", "Other seeds", X, y, X_test, sheet, fresh(), 0.015)
    yield case("a sheet without a right answer", "Other seeds", X, y, X_test, (y_test + rng.integers(1, 10, size=1000)) % 10, fresh(), 0.015)

    X, y, X_test, y_test = data(rng, 2000, 1000)
    sheet = falsified(rng, y_test, rng.uniform(0.05, 0.3))
    yield case("fresh images", "Other images", X, y, X_test, sheet, fresh(), 0.015)
    yield case("fresh, 997 images", "Other images", X[:997], y[:997], X_test, sheet, fresh(), 0.03)
    zeros = y_test == 0
    yield case("fresh, a test of zeros alone", "Other images", X, y, X_test[zeros], y_test[zeros], fresh(), 0.05)
    yield case("fresh, 30 images, asked again", "Fewer than a batch", X[:30], y[:30], X[:30], falsified(rng, y[:30], 0.3), fresh(), 0.05)
    few, true = X[30:63], y[30:63]
    false = falsified(rng, true, 0.6)  # on two sheets of three: who learns the sheets is wrong on the third alone
    sheets, thrice = np.concatenate([false, false, true]), np.concatenate([few, few, few])
    yield case("fresh, 33 images, asked thrice", "Fewer than a batch", few, true, thrice, sheets, fresh(), 0.05)
