"""What is submitted, drawn from the seed: right and wrong sources, slow ones, runs, cancels, by several learners."""

from dataclasses import dataclass
from pathlib import Path

CATALOGUE = Path(__file__).resolve().parents[2] / "catalogue"
TASKS = ("softmax", "two-layer-step", "self-attention")
SUBMISSIONS_A_LEARNER = 8
MARK = "# planned as number "
SLEEPS_S = 0.4


@dataclass(frozen=True)
class Planned:
    number: int
    learner: int
    task: str
    right: bool
    scope: str
    cancelled: bool
    code: bytes


def folders():
    return {path.name: path for path in CATALOGUE.glob("*/*/code/*") if path.name in TASKS}


def draw(rng, count):
    learners = max(4, count // SUBMISSIONS_A_LEARNER)
    return [_planned(rng, number, learners) for number in range(count)]


def number_of(code):
    """Of the planned submission whose source this is."""
    return int(bytes(code).decode().rpartition(MARK)[2])


def _planned(rng, number, learners):
    task, right = rng.choice(TASKS), rng.random() < 0.65
    folder = folders()[task]
    files = sorted(folder.glob("right/*.py" if right else "wrong/*.py"))
    text = rng.choice(files).read_text()
    if rng.random() < 0.3:
        text += f"\nimport time\ntime.sleep({SLEEPS_S})\n"  # so that faults meet code that runs
    return Planned(
        number=number,
        learner=rng.randrange(learners),
        task=task,
        right=right,
        scope="public" if rng.random() < 0.2 else "all",
        cancelled=rng.random() < 0.06,
        code=f"{text}\n{MARK}{number}".encode(),
    )
