"""Handwritten digits as tensors: the data set itself, and small trainings that show what went wrong."""

import chainrule
import numpy as np
import torch

SMALL, TESTS = 2000, 1000  # of the side cases: a large data set is trained on once


def case(name, group, train, test, seed, error_rate, **more):
    """train, test: (images, labels). The labels of the test are what is expected, and go nowhere else."""
    X, y, X_test, expected = (on_device(part) for pair in (train, test) for part in pair)
    args = (X, y, X_test, seed)
    return {"name": name, "group": group, "args": args, "expected": expected, "error_rate": error_rate, **more}


def on_device(array):
    """Images stay bytes, labels are int64."""
    tensor = torch.from_numpy(np.ascontiguousarray(array)).to(chainrule.device)
    return tensor if tensor.dtype == torch.uint8 else tensor.long()


def drawn(rng, part, count):
    """`count` of these images, at most all of them, in another order."""
    images, labels = part
    rows = rng.permutation(len(images))[:count]
    return images[rows], labels[rows]


def turned(rng, parts):
    """The images turned or mirrored and the digits renamed, all of them alike: as hard as before, and not to be looked up."""
    quarter, names = int(rng.integers(1, 4)), rng.permutation(10)
    mirrored = bool(rng.integers(2))
    for images, labels in parts:
        seen = images[:, :, ::-1] if mirrored else images
        yield np.ascontiguousarray(np.rot90(seen, quarter, axes=(1, 2))), names[labels]


def patches(rng, count):
    """Two patches, each black or white: class 1 when they differ. No straight line parts these classes."""
    colours = rng.integers(0, 2, size=(count, 2))
    images = rng.integers(0, 40, size=(count, 28, 28))
    images[:, 4:12, 10:18] += 200 * colours[:, :1, None]
    images[:, 16:24, 10:18] += 200 * colours[:, 1:, None]
    return images.astype(np.uint8), colours[:, 0] ^ colours[:, 1]


def cases(rng, data):
    train, test = (data.train_images, data.train_labels), (data.test_images, data.test_labels)
    large = data.source == "mnist"

    def fresh():
        return int(rng.integers(100, 1_000_000))

    name = f"{data.title}: {len(train[0]):,} training images, {len(test[0]):,} test images"
    yield case(name, "The test set", train, test, 1, data.error_rate)
    few = train[0][:30], train[1][:30]
    yield case("30 images, asked again", "Few images", few, few, 2, 0.07)

    for number in (1, 2):
        side = drawn(rng, train, SMALL), drawn(rng, test, TESTS)
        side = turned(rng, side)
        yield case(f"fresh, turned and renamed {number}", "Turned and renamed", *side, fresh(), 0.12 if large else 0.033)
    side = drawn(rng, train, 997), drawn(rng, test, TESTS)
    yield case("fresh, 997 images", "997 images", *side, fresh(), 0.16 if large else 0.05)
    yield case("fresh, two patches", "Not a straight line", patches(rng, 400), patches(rng, 200), fresh(), 0.05)
    for count in (30, 24):
        few = drawn(rng, train, count)
        yield case(f"fresh, {count} images, asked again", "Fewer than a batch", few, few, fresh(), 0.07)
    one = drawn(rng, train, 1)
    yield case("fresh, one image, asked again", "One image", one, one, fresh(), 0.0)
    side, seed = (drawn(rng, train, 30), drawn(rng, test, 300)), fresh()
    yield case("fresh, 30 images, others asked", "By the seed", *side, seed, 0.8)
    yield case("the same once more", "By the seed", *side, seed, 0.8, repeats="fresh, 30 images, others asked")
