"""Bringing MNIST's four files from a folder or a server that may serve anything."""

import gzip
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from sandbox.datasets import fetching
from sandbox.datasets.fetching import FetchError, candidates, fetch_mnist
from sandbox.datasets.shelf import find, mnist_folder
from tests.sandbox.datasets.small_mnist import use_small_mnist, write

IMAGES = "train-images-idx3-ubyte"


@pytest.fixture
def files(monkeypatch):
    return use_small_mnist(monkeypatch)


@pytest.fixture
def served(tmp_path):
    """A folder and the URL under which a server on loopback serves it."""
    folder = tmp_path / "served"
    folder.mkdir()

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_arguments):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield folder, f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def fetched(source, tmp_path, told=lambda *_: None):
    fetch_mnist(str(source), mnist_folder(tmp_path / "data"), told)
    return find("digits", tmp_path / "data")


@pytest.mark.parametrize("packed", [True, False])
def test_it_takes_a_folder(files, tmp_path, packed):
    source = write(tmp_path / "source", files, packed=packed)
    assert fetched(source, tmp_path).source == "mnist"
    assert fetched(source.as_uri(), tmp_path / "by url").source == "mnist"


@pytest.mark.parametrize("packed", [True, False])
def test_it_takes_a_url(files, served, tmp_path, packed):
    folder, url = served
    write(folder, files, packed=packed)
    assert fetched(f"{url}/", tmp_path).source == "mnist"


def test_it_knows_the_other_spelling_of_the_names(files, tmp_path):
    other = "train-images.idx3-ubyte"
    assert list(candidates(IMAGES)) == [f"{IMAGES}.gz", IMAGES, f"{other}.gz", other]
    source = write(tmp_path / "source", {name.replace("-idx", ".idx"): data for name, data in files.items()})
    assert fetched(source, tmp_path).source == "mnist"


def test_it_tells_how_far_it_is(files, tmp_path):
    told = []
    fetched(write(tmp_path / "source", files), tmp_path, lambda *how_far: told.append(how_far))
    assert told[0] == (IMAGES, len(files[IMAGES]), len(files[IMAGES]))
    assert [name for name, _, _ in told] == list(files)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda data: data[:-1] + b"\0", "the sha256 differs"),
        (lambda data: data[:-1], "says 40 x 28 x 28 bytes and has"),
        (lambda data: data + b"\0" * 10**6, "says 40 x 28 x 28 bytes and has 31,361"),
        (lambda data: b"<html>not found</html>", "two zero bytes"),
    ],
)
@pytest.mark.parametrize("packed", [True, False])
def test_it_refuses_another_file_by_name_and_keeps_nothing(files, tmp_path, change, said, packed):
    source = write(tmp_path / "source", {**files, IMAGES: change(files[IMAGES])}, packed=packed)
    with pytest.raises(FetchError, match=f"^{IMAGES}.*{said}"):
        fetched(source, tmp_path)
    assert list((tmp_path / "data").iterdir()) == []


def test_a_bomb_is_not_unpacked(files, tmp_path):
    source = write(tmp_path / "source", files, packed=True)
    (source / f"{IMAGES}.gz").write_bytes(gzip.compress(files[IMAGES] + bytes(50_000_000)))
    most = []
    with pytest.raises(FetchError, match="has 31,361"):
        fetched(source, tmp_path, lambda _name, done, _size: most.append(done))
    assert max(most) == len(files[IMAGES]) + 1


@pytest.mark.parametrize("damage", [lambda data: data[:-20], lambda data: data[:30] + b"\xff" * 9 + data[39:]])
def test_a_damaged_archive_is_refused(files, tmp_path, damage):
    source = write(tmp_path / "source", files, packed=True)
    path = source / f"{IMAGES}.gz"
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(FetchError, match=f"^{IMAGES}.gz: "):
        fetched(source, tmp_path)


def test_it_names_the_file_that_is_missing(files, served, tmp_path):
    folder, url = served
    write(folder, files)
    (folder / "t10k-labels-idx1-ubyte").unlink()
    with pytest.raises(FetchError, match=r"^t10k-labels-idx1-ubyte: .* has none of t10k-labels-idx1-ubyte.gz, "):
        fetched(url, tmp_path)
    assert list((tmp_path / "data").iterdir()) == []


def test_it_reads_no_other_kind_of_url(files, tmp_path):
    with pytest.raises(FetchError, match="only a folder or a URL of http, https, file"):
        fetched("ftp://127.0.0.1/mnist", tmp_path)


def test_a_server_that_is_away_is_named(files, tmp_path):
    with pytest.raises(FetchError, match=r"http://127.0.0.1:1/train-images-idx3-ubyte.gz: .*refused"):
        fetched("http://127.0.0.1:1", tmp_path)


def test_a_server_that_drips_is_left(files, tmp_path, monkeypatch):
    monkeypatch.setattr(fetching, "FILE_S", -1.0)
    with pytest.raises(FetchError, match=f"{IMAGES}: not there after"):
        fetched(write(tmp_path / "source", files), tmp_path)
