"""`manage.py fetch_mnist`: what it brings, what it says, which proofs it makes void."""

import io

import pytest
from django.core.management import CommandError, call_command

from cards.models import Card, Topic, Track
from quizzes.models import CodeTask
from sandbox.datasets import mnist
from sandbox.datasets.shelf import find
from tests.sandbox.datasets.small_mnist import use_small_mnist, write

NAMES = ["train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"]


@pytest.fixture
def files(monkeypatch, settings, tmp_path):
    settings.DATA_DIR = tmp_path / "data"
    return use_small_mnist(monkeypatch)


def fetch(source):
    out = io.StringIO()
    call_command("fetch_mnist", str(source), stdout=out)
    return out.getvalue().splitlines()


@pytest.mark.django_db
def test_it_brings_the_files_and_says_how_far_it_is(files, settings, tmp_path):
    said = fetch(write(tmp_path / "source", files, packed=True))
    assert [line.split(":")[0] for line in said[:4]] == NAMES
    assert said[4:] == [f"MNIST is in {settings.DATA_DIR / 'mnist'}. 40 training and 20 test images, checksums hold."]
    assert find("digits", settings.DATA_DIR).source == "mnist"


@pytest.mark.django_db
def test_a_second_call_says_that_it_is_there(files, settings, tmp_path):
    fetch(write(tmp_path / "source", files))
    there = settings.DATA_DIR / "mnist"
    assert fetch("/nowhere") == [f"MNIST is there: {there}. 40 training and 20 test images, checksums hold."]


@pytest.mark.django_db
def test_a_file_that_is_not_mnists_is_named_and_nothing_is_kept(files, settings, tmp_path):
    source = write(tmp_path / "source", {**files, NAMES[3]: files[NAMES[3]][:-1]})
    with pytest.raises(CommandError, match=r"^t10k-labels-idx1-ubyte: says 20 bytes and has 19\nNothing was kept.$"):
        fetch(source)
    assert find("digits", settings.DATA_DIR).source == "uci"


@pytest.mark.django_db
def test_what_is_there_and_broken_is_told(files, settings, tmp_path):
    fetch(write(tmp_path / "source", files))
    (settings.DATA_DIR / "mnist" / NAMES[0]).unlink()
    mnist.mnist.cache_clear()  # another process would have read nothing yet
    with pytest.raises(CommandError, match=r"delete the folder and fetch it anew"):
        fetch("/nowhere")


@pytest.mark.django_db
def test_tasks_proven_on_other_digits_become_unproven(files, code_task_of, tmp_path):
    on_digits = code_task_of("digits", {"ok": True, "versions": {"numpy": "2", "data": "UCI digits (sha256 0)"}})
    other = code_task_of("other", {"ok": True, "versions": {"numpy": "2"}})
    never = code_task_of("never", None)
    said = fetch(write(tmp_path / "source", files))
    assert said[-1] == "Code tasks to be proven anew, on MNIST: 1."
    assert [CodeTask.objects.get(pk=task.pk).proof for task in (on_digits, other, never)] == [None, other.proof, None]


@pytest.fixture
def code_task_of(bob):
    """A function that makes a code task with this proof."""
    track = Track.objects.create(slug="networks", title="Networks", order=1)
    topic = Topic.objects.create(slug="training", title="Training", track=track)
    card = Card.objects.create(slug="digits", topic=topic, creator=bob)
    return lambda slug, proof: CodeTask.objects.create(card=card, slug=slug, title=slug, entry="f", proof=proof)
