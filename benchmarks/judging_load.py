"""The load of benchmarks/judge.py: two tasks with ten hidden cases, learners, submissions and their times.

Imported once Django is set up.
"""

import time
import uuid
from collections.abc import Sequence

from django.core.management import call_command
from django.utils import timezone

from accounts.models import User
from cards.models import Card, Revision, Topic, Track
from quizzes import intake
from quizzes.models import CodeTask, CodeTaskFile, Submission
from quizzes.phases import quantile
from tools.cluster import Cluster

LEARNERS = 200
LOOK_S = 0.002
WARM_UP = 10
LONGEST_S = 120.0
SOFTMAX = {
    "numpy": "import numpy as np\n\n\ndef softmax(x):\n    e = np.exp(x - x.max(-1, keepdims=True))\n"
    "    return e / e.sum(-1, keepdims=True)\n",
    "torch": "import torch\n\n\ndef softmax(x):\n    e = torch.exp(x - x.max(-1, keepdim=True).values)\n"
    "    return e / e.sum(-1, keepdim=True)\n",
}
CASES = {
    "numpy": "def cases(rng):\n    for n in range(10):\n"
    "        yield {'name': f'case {n}', 'group': 'Fresh', 'args': (rng.normal(size=(4, 8)),)}\n",
    "torch": "import torch\n\n\ndef cases(rng):\n    for n in range(10):\n"
    "        yield {'name': f'case {n}', 'group': 'Fresh', 'args': (torch.from_numpy(rng.normal(size=(4, 8))),)}\n",
}
SPEC = """id = "{id}"
title = "Softmax"
profile = "{profile}"
kind = "function"
entry = "softmax"
signature = "softmax(x)"
difficulty = "beginner"
[comparison]
result = "{result}"
[[groups]]
name = "Fresh"
visibility = "hidden"
weight = 1
"""


def lay(profiles: Sequence[str]) -> dict[str, CodeTask]:
    """An empty site with a task of each profile and LEARNERS learners."""
    call_command("migrate", verbosity=0)
    author = User.objects.create_user("author", "author@example.org")
    track = Track.objects.create(slug="bench", title="Bench", order=1)
    topic = Topic.objects.create(slug="bench", title="Bench", track=track)
    User.objects.bulk_create(
        User(username=f"learner-{number}", email=f"learner-{number}@example.org") for number in range(LEARNERS)
    )
    return {profile: _task(profile, topic, author) for profile in profiles}


def _task(profile: str, topic: Topic, author: User) -> CodeTask:
    card = Card.objects.create(slug=f"bench-{profile}", topic=topic, creator=author, status=Card.Status.PUBLISHED)
    card.current = Revision.objects.create(
        card=card, number=1, content_hash="0" * 64, title=profile, body="x", body_html="<p>x</p>", author=author
    )
    card.save(update_fields=["current"])
    task = CodeTask.objects.create(card=card, slug=f"softmax-{profile}", title="Softmax", profile=profile, proof={})
    result = "ndarray" if profile == "numpy" else "tensor"
    files = {
        "task.toml": SPEC.format(id=uuid.uuid4(), profile=profile, result=result),
        "statement.md": "Write it.\n",
        "starter.py": "def softmax(x):\n    return x\n",
        "reference.py": SOFTMAX[profile],
        "cases.py": CASES[profile],
    }
    CodeTaskFile.objects.bulk_create(CodeTaskFile(task=task, path=path, text=text) for path, text in files.items())
    task.content_hash = task.package.content_hash
    task.save(update_fields=["content_hash"])
    return task


def quantiles(task: CodeTask, count: int, *, right: bool = True) -> tuple[float, float]:
    """p50 and p95 in ms from the submission to its verdict, one at a time, on an idle site."""
    learners = list(User.objects.filter(username__startswith="learner"))
    code = SOFTMAX[task.profile] if right else SOFTMAX[task.profile].replace("return e / e.sum", "return 2 * e / e.sum")
    for number in range(WARM_UP):
        _timed(learners[number], task, code)
    times = [_timed(learners[number % LEARNERS], task, code, accepted=right) for number in range(count)]
    return quantile(times, 0.5), quantile(times, 0.95)


def _timed(learner: User, task: CodeTask, code: str, *, accepted: bool | None = None) -> float:
    """Milliseconds. Raises RuntimeError when the verdict is not the one due."""
    started = time.perf_counter()
    submission = intake.submit(learner, task, code.encode(), Submission.Scope.ALL)
    row = Submission.objects.filter(pk=submission.pk).exclude(verdict="").values_list("verdict", flat=True)
    while (verdict := row.first()) is None:
        if time.perf_counter() - started > LONGEST_S:
            raise RuntimeError(f"no verdict after {LONGEST_S} s")
        time.sleep(LOOK_S)
    took = (time.perf_counter() - started) * 1000
    if accepted is not None and accepted != (verdict == Submission.Verdict.ACCEPTED):
        raise RuntimeError(f"the verdict is {verdict}")
    return took


def submissions_per_s(task: CodeTask, count: int, nodes: Cluster) -> float:
    """Verdicts a second while so many wait from the start: the workers are held until the last one is queued."""
    learners = list(User.objects.filter(username__startswith="learner"))
    with nodes.held("a"):
        for number in range(count):
            intake.submit(learners[number % LEARNERS], task, SOFTMAX[task.profile].encode(), Submission.Scope.ALL)
        began = timezone.now()
    mine = Submission.objects.filter(task=task).order_by("-queued_at").values_list("pk", flat=True)[:count]
    rows = Submission.objects.filter(pk__in=list(mine))
    until = time.monotonic() + LONGEST_S
    while rows.exclude(status=Submission.Status.DONE).exists():
        if time.monotonic() > until:
            raise RuntimeError(f"not judged after {LONGEST_S} s")
        time.sleep(0.1)
    if rows.exclude(verdict=Submission.Verdict.ACCEPTED).exists():
        raise RuntimeError("not every submission was accepted")
    ended = rows.order_by("-done_at").values_list("done_at", flat=True)[0]
    if ended is None:
        raise RuntimeError("a verdict without its time")
    return count / (ended - began).total_seconds()
