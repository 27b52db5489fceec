"""`manage.py catalogue load | check | export | coverage`: the course files and the database."""

import re
import sys
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from content.check.flow import Check, Options
from content.check.progress import Progress
from content.check.report import Report
from content.coverage import Coverage, coverage
from content.errors import CatalogueBroken
from content.exporting.flow import export_catalogue
from content.files.catalogue import read_catalogue
from content.loading.flow import Summary, load_catalogue


class Command(BaseCommand):
    help = "Load, check and export the course files below catalogue/."

    def add_arguments(self, parser: CommandParser) -> None:
        commands = parser.add_subparsers(dest="command", required=True, metavar="load | check | export | coverage")
        load = _add(commands, "load", "Files into the database; learners' data stays.")
        load.add_argument("--force", action="store_true", help="Load unchanged cards too, over edits made on the site.")
        load.add_argument("--prune", action="store_true", help="Set cards whose files are gone to draft.")
        check = _add(commands, "check", "Prove that the files are true.")
        check.add_argument("--slug", action="append", default=[], help="Only this card; may be given more than once.")
        check.add_argument("--seeds", type=int, default=5, help="Fresh draws on which each code task is proven.")
        check.add_argument("--no-code", action="store_false", dest="code", help="Only what needs no sandbox.")
        check.add_argument("--store", action="store_true", help="Keep the proofs with the code tasks in the database.")
        export = _add(commands, "export", "The database back into files.")
        export.add_argument("--to", type=Path, help="Where to write; the catalogue's own folder when left out.")
        covered = _add(commands, "coverage", "Which rows of a syllabus have their card.")
        covered.add_argument("index", type=Path, metavar="INDEX.md", help="A table | # | slug | title | track | …")
        covered.add_argument("--track", action="append", default=[], help="Only rows of this track; may be repeated.")

    def handle(self, *_args: Any, **options: Any) -> None:
        acts = {"load": self._load, "check": self._check, "export": self._export, "coverage": self._coverage}
        acts[options["command"]](options)

    def _load(self, options: dict[str, Any]) -> None:
        started = time.perf_counter()
        try:
            summary = load_catalogue(options["dir"], force=options["force"], prune=options["prune"])
        except CatalogueBroken as broken:
            raise CommandError(f"{broken}\n{_count(len(broken.errors), 'errors')}: nothing was loaded.") from None
        if options["verbosity"]:
            self.stdout.write(_loaded(summary, time.perf_counter() - started))

    def _check(self, options: dict[str, Any]) -> None:
        if options["seeds"] < 1:
            raise CommandError("--seeds: at least one.")
        started, progress = time.perf_counter(), Progress(sys.stderr)
        chosen = Options(tuple(options["slug"]), options["seeds"], options["code"], options["store"])
        report = Check(options["dir"], progress, chosen).run()
        progress.end()
        self.stdout.write(_checked(report, time.perf_counter() - started))
        if not report.ok:
            raise CommandError(f"The catalogue has {_count(len(report.errors), 'errors')}.")

    def _export(self, options: dict[str, Any]) -> None:
        target = options["to"] or options["dir"]
        try:
            number = export_catalogue(target, options["dir"])
            read_catalogue(target)
        except CatalogueBroken as broken:
            raise CommandError(f"{broken}\nThese files cannot be loaded.") from None
        self.stdout.write(f"{_count(number, 'cards')} written to {target}.")

    def _coverage(self, options: dict[str, Any]) -> None:
        try:
            found = coverage(options["index"], read_catalogue(options["dir"]).cards, options["track"])
        except (CatalogueBroken, OSError) as error:
            raise CommandError(str(error)) from None
        self.stdout.write(_covered(found))
        if found.missing or found.unmatched or found.misplaced:
            raise CommandError("The catalogue does not cover the index.")


def _add(commands: Any, name: str, words: str) -> CommandParser:
    parser: CommandParser = commands.add_parser(name, help=words, description=words)
    parser.add_argument("--dir", type=Path, default=settings.CATALOGUE_DIR, help="The catalogue's folder.")
    return parser


def _loaded(summary: Summary, seconds: float) -> str:
    new, changed, unchanged = len(summary.new), len(summary.changed), len(summary.unchanged)
    news = f"{new} new, {changed} changed, {unchanged} unchanged" if new + changed else "unchanged"
    notes = {
        "edited on the site since the last load, left as they are (--force takes the files)": summary.edited,
        "code tasks gone from the files, at rest because learners submitted to them": summary.tasks_kept,
        "cards without files, set to draft": summary.withdrawn,
        "built upon but not yet written": summary.unwritten,
        "refused by today's typesetting, shown as they were set before": summary.refused,
    }
    lines = [f"{why}: {', '.join(slugs)}" for why, slugs in notes.items() if slugs]
    if summary.typeset:
        lines.append(f"{_count(len(summary.typeset), 'cards')} typeset anew.")
    return "\n".join([*lines, f"Catalogue {news}: {_counts(summary.totals)} ({seconds:.1f} s)."])


def _checked(report: Report, seconds: float) -> str:
    lines = [f"error: {error}" for error in sorted(report.errors)]
    lines += [f"warning: {warning}" for warning in sorted(report.warnings)]
    lines += [f"note: {note}" for note in report.notes]
    found = f"{_count(len(report.errors), 'errors')}, {_count(len(report.warnings), 'warnings')}"
    return "\n".join([*lines, f"Catalogue check: {_counts(report.counts)}; {found} ({seconds:.1f} s)."])


def _covered(found: Coverage) -> str:
    written = found.n_rows - len(found.missing)
    lines = [f"missing: {row.order} {row.slug} ({row.track}): {row.title}" for row in found.missing]
    lines += [f"misplaced: {row.slug} belongs to {row.track}, order {row.order}" for row in found.misplaced]
    lines += [f"no entry of figures.toml: {figure}" for figure in found.unmatched]
    matched = found.n_figures - len(found.unmatched)
    lines.append(
        f"{written} of {found.n_rows} rows have their card, {matched} of {found.n_figures} figures of theirs an entry."
    )
    return "\n".join(lines)


def _counts(numbers: dict[str, int]) -> str:
    return ", ".join(_count(number, name) for name, number in numbers.items())


def _count(number: int, plural: str) -> str:
    """`3 cards`, `1 card`, `1 code task proven`."""
    return f"{number} {re.sub(r's(?= |$)', '', plural, count=1) if number == 1 else plural}"
