"""One trial: submit at a steady pace from one thread, strike from another, wait for the rest, count."""

import logging
import random
import threading
import time

from django.db import connection
from django.utils import timezone

from quizzes import intake
from quizzes.models import CodeTask, Submission
from tests.faults import ground, outcome, plan
from tests.faults.faults import AWAY, Faults

GAP_S = (0.9, 2.2)
DRAIN_S = 240.0
POLL_S = 0.2
PAUSE_S = 0.1
NODES = ("a", "b")


class Trial:
    def __init__(self, nodes, postgresql, redis, *, submissions, faults, seed):
        self.nodes, self.seed = nodes, seed
        rng = random.Random(seed)
        self.planned = plan.draw(rng, submissions)
        self.faults = Faults(rng, nodes, postgresql, redis)
        self.strikes = [(kind, rng.uniform(*GAP_S)) for kind in self.faults.plan(faults)]
        self.accepted = set()  # numbers of planned submissions that a learner was told are queued
        self.last_fault = None

    def run(self):
        logging.getLogger("quizzes.intake").setLevel(logging.CRITICAL)  # a broker that is away is the point
        started = time.monotonic()

        def say(what):
            print(f"{time.monotonic() - started:6.1f} s  {what}", flush=True)

        self.learners = ground.lay(1 + max(item.learner for item in self.planned))
        self.tasks = {task.slug: task for task in CodeTask.objects.select_related("card")}
        say("the database is laid")
        for node in NODES:
            self.nodes.start_node(node)
        self.nodes.start_beat()
        self.nodes.wait_for_sandboxes(NODES)
        say("the sandboxes are ready")
        submitting = threading.Thread(target=self._submit_all, daemon=True)
        submitting.start()
        self._strike_all()
        say(f"{len(self.strikes)} faults")
        submitting.join(DRAIN_S)
        self._drain()
        say("every submission is judged")
        self.nodes.wait_for_sandboxes(NODES[:1])  # settings.SANDBOX_SOCKETS are those of the first node
        found = outcome.figures(self.planned, self.accepted, self.last_fault)
        struck = {f"n_{kind}": count for kind, count in sorted(self.faults.counts.items())}
        kills = sum(count for kind, count in self.faults.counts.items() if kind.startswith(("kill", "restart")))
        return {
            "submissions": len(self.planned),
            "kills": kills,
            **found,
            **struck,
            "seed": self.seed,
            "seconds": round(time.monotonic() - started, 1),
        }

    def _submit_all(self):
        """A fault now and then leaves open whether the row is there: as a learner would, submit once more."""
        pause = sum(gap for _, gap in self.strikes) / len(self.planned)
        try:
            for item in self.planned:
                until = time.monotonic() + pause
                patiently(lambda item=item: self._submit(item))
                self.accepted.add(item.number)
                time.sleep(max(0.0, until - time.monotonic()))
        finally:
            connection.close()

    def _submit(self, item):
        while True:
            try:
                submission = intake.submit(self.learners[item.learner], self.tasks[item.task], item.code, item.scope)
            except intake.Refused:  # six of this learner's wait: that is the rule
                time.sleep(PAUSE_S)
            else:
                break
        if item.cancelled:
            intake.cancel(submission)

    def _strike_all(self):
        for kind, gap in self.strikes:
            time.sleep(gap)
            self.nodes.revive()
            patiently(lambda kind=kind: self.faults.strike(kind))
            self.last_fault = timezone.now()

    def _drain(self):
        until = time.monotonic() + DRAIN_S
        waiting = Submission.objects.exclude(status=Submission.Status.DONE)
        while patiently(waiting.count) and time.monotonic() < until:
            self.nodes.revive()
            time.sleep(POLL_S)


def patiently(action):
    """Again and again while the database is away."""
    while True:
        try:
            return action()
        except AWAY:
            connection.close()
            time.sleep(PAUSE_S)
