"""A sandbox that draws the cases of submissions which will be judged next along with those of the present one.

Theory of operation. Most of what drawing ten small cases costs is the child: forked, jailed, torn down. So while many
submissions of one task wait, one child draws for several of their seeds, and what it drew is kept until the seed is
asked for. Each seed gets exactly what it would have got alone (`check` proves that of each task). A task whose cases
take long to draw, or much room, is drawn one seed at a time, as is one whose joint draw failed.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sandbox.client import Sandbox
from sandbox.limits import Limits
from sandbox.results import Answer, Kind, Prepared, Run, TaskBroken

AT_ONCE = 16
CHEAP_MS = 40.0
CHEAP_BYTES = 256 * 1024
MOST_KEPT = 256
"""At most MOST_KEPT · CHEAP_BYTES = 64 MiB."""


def is_cheap(prepared: Prepared) -> bool:
    """Whether cases that took so long and so much room may be drawn for several seeds at once."""
    size = sum(len(case.inputs) + len(case.expected) for case in prepared.cases)
    return prepared.ms <= CHEAP_MS and size <= CHEAP_BYTES


@dataclass
class Stock:
    """What was drawn and not asked for yet, by content hash and seed, and which tasks are cheap to draw."""

    drawn: OrderedDict[tuple[str, int], Prepared] = field(default_factory=OrderedDict)
    cheap: OrderedDict[str, bool] = field(default_factory=OrderedDict)

    def take(self, content: str, seed: int) -> Prepared | None:
        return self.drawn.pop((content, seed), None)

    def put(self, content: str, seeds: Sequence[int], drawn: Sequence[Prepared]) -> None:
        self.drawn.update(zip(((content, seed) for seed in seeds), drawn, strict=True))
        while len(self.drawn) > MOST_KEPT:
            self.drawn.popitem(last=False)

    def learn_cost(self, content: str, prepared: Prepared) -> None:
        self.cheap[content] = is_cheap(prepared)
        while len(self.cheap) > MOST_KEPT:
            self.cheap.popitem(last=False)


@dataclass(frozen=True)
class Ahead:
    """A `CaseRunner` for one submission. `content` names all that the draws depend on, `upcoming` the seeds that are
    likely to be asked for next.
    """

    sandbox: Sandbox
    stock: Stock
    content: str
    upcoming: Callable[[], Sequence[int]]

    def prepare(
        self,
        files: Mapping[str, str],
        *,
        entry: str,
        kind: Kind,
        seed: int,
        limits: Limits,
        data: bytes | None = None,
    ) -> Prepared:
        """As `Sandbox.prepare`. What depends on a data set is drawn alone: it is large, and may be exchanged."""
        if data is not None:
            return self.sandbox.prepare(files, entry=entry, kind=kind, seed=seed, limits=limits, data=data)
        known = self.stock.take(self.content, seed)
        if known is not None:
            return known
        if self.stock.cheap.get(self.content):
            seeds = list(dict.fromkeys((seed, *self.upcoming())))[:AT_ONCE]
            try:
                first, *others = self.sandbox.prepare_many(files, seeds, entry=entry, kind=kind, limits=limits)
            except TaskBroken:  # perhaps only together: what they print or hold adds up
                self.stock.cheap[self.content] = False
            else:
                self.stock.put(self.content, seeds[1:], others)
                return first
        prepared = self.sandbox.prepare(files, entry=entry, kind=kind, seed=seed, limits=limits)
        if self.content not in self.stock.cheap:
            self.stock.learn_cost(self.content, prepared)
        return prepared

    def run(self, source: bytes, inputs: Sequence[bytes], **options: Any) -> Run:
        """As `Sandbox.run`."""
        return self.sandbox.run(source, inputs, **options)

    def check(self, files: Mapping[str, str], answers: Sequence[Answer], *, limits: Limits) -> list[str]:
        """As `Sandbox.check`."""
        return self.sandbox.check(files, answers, limits=limits)
