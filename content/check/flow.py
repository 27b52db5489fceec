"""The whole check."""

from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from content.check import drawings, extent, figures, graph, guessing, maths, numbers, spelling, tasks
from content.check.draws import undrawable
from content.check.progress import Progress
from content.check.report import Report
from content.check.sandboxes import Sandboxes
from content.errors import CatalogueBroken, ContentError
from content.files.catalogue import card_slugs, read_catalogue
from content.files.course import Card
from content.loading.flow import totals
from sandbox.client import SandboxUnavailable
from sandbox.package import TaskPackage

AT_ONCE = 2  # tasks proven side by side; the runs themselves are in the sandbox's processes


@dataclass(frozen=True)
class Options:
    """Which cards (all when `slugs` is empty), on how many draws, and whether to run code and keep the proofs."""

    slugs: tuple[str, ...] = ()
    seeds: int = 5
    code: bool = True
    store: bool = False


class Check:
    """One run over the cards of a catalogue."""

    def __init__(self, root: Path, progress: Progress, options: Options) -> None:
        self.root, self.progress, self.options = root, progress, options
        self.report = Report()

    def run(self) -> Report:
        """Everything but what a broken file makes impossible: a catalogue that cannot be read is reported as such."""
        try:
            catalogue = read_catalogue(self.root, self.options.slugs)
        except CatalogueBroken as broken:
            self.report.add(broken.errors)
            return self.report
        cards = catalogue.cards
        self.report.counts.update(totals(cards))
        self.report.add(warnings=extent.other_initials(catalogue.people))
        self._expect(cards)
        self._check_catalogue(cards)
        with figures.Calculator() as calculator:
            for card in cards:
                self._check_card(card, calculator)
        if self.options.code:
            self._check_code(cards)
        else:
            self.report.notes.append("code tasks and parametric questions were not run")
        return self.report

    def _expect(self, cards: Iterable[Card]) -> None:
        runs = sum(tasks.judgements(task, self.options.seeds) for card in cards for task in card.tasks)
        texts = sum(len(card.figures) + 1 for card in cards)
        self.progress.expect(1 + texts + (runs if self.options.code else 0))

    def _check_catalogue(self, cards: tuple[Card, ...]) -> None:
        measured = guessing.guessability(cards)
        self.report.add(graph.cycles(cards))
        self.report.add(measured.errors())
        self.report.notes.append(str(measured))
        unwritten = graph.unwritten(cards, card_slugs(self.root))
        if unwritten:
            self.report.notes.append(f"built upon but not yet written: {', '.join(unwritten)}")
        self.progress.step("spelling")
        self.report.add(spelling.misspelt(cards))

    def _check_card(self, card: Card, calculator: figures.Calculator) -> None:
        def told(figure: str) -> None:
            self.progress.step(f"{card.slug}: figure {figure}")

        self.progress.step(f"{card.slug}: texts")
        self.report.add(maths.untypeset(card), numbers.unvouched(card))
        self.report.add(drawings.too_small(card))
        self.report.add(warnings=extent.out_of_bounds(card))
        self.report.add(figures.recompute(card, calculator, told))
        self.report.count("figures", len(card.figures))

    def _check_code(self, cards: Iterable[Card]) -> None:
        with Sandboxes(self.progress.step) as sandboxes, ThreadPoolExecutor(AT_ONCE) as pool:
            proofs = [
                (card, task, pool.submit(tasks.prove, task, sandboxes, self.options.seeds, self.progress.step))
                for card in cards
                for task in card.tasks
            ]
            for card in cards:
                try:
                    self.report.add(undrawable(card, sandboxes))
                except SandboxUnavailable as error:
                    self.report.add(
                        [ContentError(f"{card.folder}/questions.toml", 0, "generator", f"not run: {error}")]
                    )
            for card, task, future in proofs:
                self._judge_proof(card, task, future)

    def _judge_proof(self, card: Card, task: TaskPackage, future: "Future[tasks.Proof]") -> None:
        try:
            proof = future.result()
        except SandboxUnavailable as error:
            self.report.add([ContentError(f"{card.folder}/code/{task.slug}", 0, "", f"not proven: {error}")])
            return
        except tasks.NotHere as reason:
            self.report.notes.append(f"{task.slug}: {reason}")
            return
        result = proof.result
        if proof.reduced:
            self.report.notes.append(f"{task.slug}: proven on the CPU, with smaller sizes; there is no GPU here")
        self.report.notes += [f"{task.slug}: judged again, since the sandbox failed: {said}" for said in proof.failures]
        self.report.add(tasks.findings(card, result, "error"), tasks.findings(card, result, "warning"))
        self.report.count("code tasks proven", result.ok)
        self.report.count("right solutions accepted", result.right_accepted)
        self.report.count("wrong solutions diagnosed", result.wrong_caught)
        if self.options.store and not tasks.store(task, result):
            self.report.notes.append(f"{task.slug}: proof not stored, the database holds other files: load first")
