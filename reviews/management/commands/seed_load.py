"""`manage.py seed_load --cards N --attempts M`: made-up data to measure with."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from reviews.seeding import has_real_learners, seed


class Command(BaseCommand):
    help = "Fill the database with made-up cards, learners and attempts, up to these numbers; the same each time."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--cards", type=int, required=True)
        parser.add_argument("--attempts", type=int, required=True)
        parser.add_argument("--force", action="store_true", help="Also where real learners have done something.")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["cards"] < 1 or options["attempts"] < 0:
            raise CommandError("--cards is at least 1, --attempts at least 0.")
        if has_real_learners() and not options["force"]:
            raise CommandError("Real learners have worked on this database. --force fills it all the same.")
        started = time.perf_counter()
        made = seed(options["cards"], options["attempts"])
        took = time.perf_counter() - started
        self.stdout.write(
            f"{made.cards} cards, {made.learners} learners and {made.attempts} attempts more ({took:.1f} s)."
        )
