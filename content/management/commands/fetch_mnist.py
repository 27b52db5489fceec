"""`manage.py fetch_mnist SOURCE`: the four files of MNIST into DATA_DIR, checked, for tasks judged on digits."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from quizzes.proving import forget_proofs_by_data
from sandbox.datasets.dataset import DatasetError
from sandbox.datasets.fetching import FetchError, fetch_mnist
from sandbox.datasets.mnist import mnist
from sandbox.datasets.shelf import mnist_folder


class Command(BaseCommand):
    help = "Fetch MNIST's four IDX files from a folder or a URL, packed (.gz) or not, and check their sha256."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("source", help="A folder, or a URL (http, https, file) below which the four files lie.")

    def handle(self, *_args: Any, **options: Any) -> None:
        folder = mnist_folder(settings.DATA_DIR)
        if folder.exists():
            self._look(f"MNIST is there: {folder}.")
            return
        try:
            fetch_mnist(options["source"], folder, self._told)
        except (FetchError, OSError) as error:
            raise CommandError(f"{error}\nNothing was kept.") from None
        self._look(f"MNIST is in {folder}.")
        unproven = forget_proofs_by_data()
        if unproven:
            self.stdout.write(f"Code tasks to be proven anew, on MNIST: {unproven}.")

    def _look(self, words: str) -> None:
        try:
            found = mnist(mnist_folder(settings.DATA_DIR))
        except DatasetError as error:
            raise CommandError(str(error)) from None
        counts = f"{len(found.train_labels):,} training and {len(found.test_labels):,} test images"
        self.stdout.write(f"{words} {counts}, checksums hold.")

    def _told(self, name: str, done: int, size: int) -> None:
        """One line a file that grows on a terminal; elsewhere a line when the file is there."""
        line = f"{name}: {done / 1e6:.1f} of {size / 1e6:.1f} MB"
        if self.stdout.isatty():
            self.stdout.write(f"\r{line}", ending="" if done < size else "\n")
        elif done >= size:
            self.stdout.write(line)
