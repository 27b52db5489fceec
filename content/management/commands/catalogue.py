"""`manage.py catalogue load | check | export | coverage`: the course files and the database."""

import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from content.errors import CatalogueBroken
from content.loading.flow import Summary, load_catalogue


class Command(BaseCommand):
    help = "Load, check and export the course files below catalogue/."

    def add_arguments(self, parser: CommandParser) -> None:
        commands = parser.add_subparsers(dest="command", required=True, metavar="load | check | export | coverage")
        self._add_load(commands.add_parser("load", help="Files into the database; learners' data stays."))

    def handle(self, *_args: Any, **options: Any) -> None:
        getattr(self, f"_{options['command']}")(options)

    def _add_load(self, parser: CommandParser) -> None:
        _add_dir(parser)
        parser.add_argument(
            "--force", action="store_true", help="Load unchanged cards too, over edits made on the site."
        )
        parser.add_argument("--prune", action="store_true", help="Set cards whose files are gone to draft.")

    def _load(self, options: dict[str, Any]) -> None:
        started = time.perf_counter()
        try:
            summary = load_catalogue(options["dir"], force=options["force"], prune=options["prune"])
        except CatalogueBroken as broken:
            raise CommandError(f"{broken}\n{_count(len(broken.errors), 'error')}: nothing was loaded.") from None
        if options["verbosity"]:
            self.stdout.write(_told(summary, time.perf_counter() - started))


def _add_dir(parser: CommandParser) -> None:
    parser.add_argument("--dir", type=Path, default=settings.CATALOGUE_DIR, help="The catalogue's folder.")


def _told(summary: Summary, seconds: float) -> str:
    totals = ", ".join(_count(number, name.removesuffix("s")) for name, number in summary.totals.items())
    loaded = len(summary.new) + len(summary.changed)
    news = (
        f"{len(summary.new)} new, {len(summary.changed)} changed, {len(summary.unchanged)} unchanged"
        if loaded
        else "unchanged"
    )
    notes = {
        "edited on the site since the last load, left as they are (--force takes the files)": summary.edited,
        "code tasks gone from the files, kept because learners submitted to them": summary.tasks_kept,
        "cards without files, set to draft": summary.withdrawn,
        "built upon but not yet written": summary.unwritten,
    }
    lines = [f"{why}: {', '.join(slugs)}" for why, slugs in notes.items() if slugs]
    return "\n".join([*lines, f"Catalogue {news}: {totals} ({seconds:.1f} s)."])


def _count(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"
