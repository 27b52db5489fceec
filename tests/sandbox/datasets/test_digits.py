"""Which digits a task is judged on: MNIST where its files lie, else the UCI digits."""

import hashlib
import io
import zipfile

import numpy as np
import pytest

from sandbox.datasets import uci_digits
from sandbox.datasets.dataset import DatasetError
from sandbox.datasets.mnist import FILES
from sandbox.datasets.shelf import default_data_dir, find
from sandbox.launcher.root import inner_code
from sandbox.values import decode
from tests.sandbox.datasets.small_mnist import use_small_mnist, write


def test_the_bundled_file_is_the_one_its_readme_names():
    readme = (uci_digits.FILE.parent / "README.md").read_text()
    assert hashlib.sha256(uci_digits.FILE.read_bytes()).hexdigest() in readme
    assert uci_digits.SHA256 in readme
    assert "CC BY 4.0" in readme


def test_the_uci_digits_look_like_mnist():
    data = find("digits", None)
    assert (data.train_images.shape, data.test_images.shape) == ((1347, 28, 28), (450, 28, 28))
    assert (data.train_images.dtype, data.train_labels.dtype) == (np.uint8, np.int64)
    assert (data.train_images.min(), data.train_images.max()) == (0, 255)
    assert data.version == "UCI digits (sha256 6ebb3d2fee24)"


def test_each_digit_has_a_quarter_of_its_images_in_the_test():
    data = find("digits", None)
    train, test = np.bincount(data.train_labels), np.bincount(data.test_labels)
    assert np.abs(test - (train + test) / 4).max() < 1
    # The split must never move: the targets were measured on it.
    assert hashlib.sha256(data.test_images.tobytes()).hexdigest()[:16] == "799ceb445f3a390c"


def test_no_test_image_is_a_training_image():
    data = find("digits", None)
    seen = {image.tobytes() for image in data.train_images}
    assert not [image for image in data.test_images if image.tobytes() in seen]


def test_pixels_become_three_by_three_in_a_frame_of_two():
    small = np.zeros((1, 8, 8), dtype=np.int64)
    small[0, 0, 7], small[0, 4, 2] = 16, 8
    large = uci_digits.enlarged(small)[0]
    assert (large[2:5, 23:26] == 255).all()
    assert (large[14:17, 8:11] == 128).all()
    assert np.count_nonzero(large) == 18


def test_a_bundled_file_that_was_changed_is_refused(monkeypatch):
    monkeypatch.setattr(uci_digits, "SHA256", "0" * 64)
    with pytest.raises(DatasetError, match="not the bundled file"):
        uci_digits.uci_digits.__wrapped__()


def test_it_takes_mnist_where_its_files_lie(tmp_path, monkeypatch):
    write(tmp_path / "mnist", use_small_mnist(monkeypatch))
    data = find("digits", tmp_path)
    assert (data.source, data.title) == ("mnist", "MNIST")
    assert (data.train_images.shape, data.test_labels.tolist()) == ((40, 28, 28), [*range(10), *range(10)])
    assert find("digits", tmp_path / "elsewhere").source == "uci"


@pytest.mark.parametrize("number", range(4))
@pytest.mark.parametrize("fault", ["missing", "other bytes", "cut"])
def test_it_names_the_file_that_is_broken(tmp_path, monkeypatch, number, fault):
    files = use_small_mnist(monkeypatch)
    folder, name = write(tmp_path / "mnist", files), FILES[number].name
    if fault == "missing":
        (folder / name).unlink()
    else:
        data = files[name]
        (folder / name).write_bytes(data[:-1] if fault == "cut" else data[:-1] + bytes([data[-1] ^ 1]))
    with pytest.raises(DatasetError, match=r"MNIST in .* is broken .*delete the folder") as broken:
        find("digits", tmp_path)
    assert name in str(broken.value)


def test_the_files_have_the_sizes_of_mnist():
    assert [file.size for file in FILES] == [47_040_016, 60_008, 7_840_016, 10_008]


def test_the_child_is_handed_arrays_by_name():
    data = find("digits", None)
    handed = decode(data.encoded(0.027))
    assert (handed["source"], handed["title"], handed["error_rate"]) == ("uci", "UCI digits", 0.027)
    assert (handed["test_labels"].data == data.test_labels).all()


def test_the_folder_comes_from_the_environment(monkeypatch, tmp_path):
    monkeypatch.delenv("DATA_DIR", raising=False)
    monkeypatch.setenv("CHAINRULE_RUN_DIR", str(tmp_path))
    assert default_data_dir() == tmp_path / "data"
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "sets"))
    assert default_data_dir() == tmp_path / "sets"


def test_no_file_of_a_data_set_is_inside_the_jail():
    names = zipfile.ZipFile(io.BytesIO(inner_code())).namelist()
    assert "sandbox/values.py" in names
    assert not [name for name in names if "dataset" in name or "digits" in name]
