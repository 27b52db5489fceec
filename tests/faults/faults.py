"""The faults. Each is one method; it returns False when there was nothing to harm just now."""

import signal
import time

import redis as redis_client
from django.db.utils import InterfaceError, OperationalError

from quizzes import tasks
from quizzes.models import Submission
from quizzes.models.submissions import MAX_TRIES
from tools.processes import parents, send

EVERYWHERE = ("kill_worker", "kill_pool_child", "kill_sandbox", "duplicate_messages", "kill_sandbox")
WITH_SERVERS = ("flush_redis", "restart_redis", "restart_postgresql")
PATIENCE_S = 20.0
AWAY = (OperationalError, InterfaceError)


class Faults:
    def __init__(self, rng, nodes, postgresql, redis):
        self.rng, self.nodes, self.postgresql, self.redis = rng, nodes, postgresql, redis
        self.counts = dict.fromkeys((*EVERYWHERE, *WITH_SERVERS), 0)

    def plan(self, count):
        """So many, each kind as often as any other, in an order of the seed's."""
        kinds = [*EVERYWHERE, *(WITH_SERVERS if self.redis else ())]
        planned = []
        while len(planned) < count:
            planned += self.rng.sample(kinds, len(kinds))
        return planned[:count]

    def strike(self, kind):
        """Waits for something to harm: a worker that was just killed has no pool yet."""
        until = time.monotonic() + PATIENCE_S
        while not self._strike_now(kind):
            if time.monotonic() > until:
                return
            time.sleep(0.05)
        self.counts[kind] += 1

    def _strike_now(self, kind):
        return not (kind.startswith("kill") and self._last_tries_run()) and getattr(self, kind)()

    def kill_worker(self):
        return self._kill(self.nodes.pid(self._node()))

    def kill_pool_child(self):
        worker = self.nodes.pid(self._node())
        return self._kill(self._choice(_children(worker) if worker else []))

    def kill_sandbox(self):
        """Its launcher, or the jail with the server in it."""
        launcher = self.nodes.pid(f"{self._node()}-numpy")
        return self._kill(self._choice([launcher, *_children(launcher)]) if launcher else None)

    def flush_redis(self):
        with redis_client.Redis.from_url(self.redis.url) as client:
            client.flushall()
        return True

    def restart_redis(self):
        self.redis.stop(signal.SIGKILL)
        time.sleep(self.rng.uniform(0.0, 1.0))
        self.redis.start()
        return True

    def restart_postgresql(self):
        self.postgresql.stop()
        time.sleep(self.rng.uniform(0.0, 1.0))
        self.postgresql.start()
        return True

    def duplicate_messages(self):
        """Of submissions that wait, run or are done."""
        known = sorted(Submission.objects.values_list("pk", "lane"))
        for pk, lane in self.rng.sample(known, min(5, len(known))):
            tasks.judge.apply_async((str(pk),), queue=lane)
        return bool(known)

    def _node(self):
        return self.rng.choice(("a", "b"))

    def _choice(self, pids):
        return self.rng.choice(sorted(pids)) if pids else None

    def _kill(self, pid):
        if pid is not None:
            send(pid, signal.SIGKILL)
        return pid is not None

    def _last_tries_run(self):
        """Three tries are promised. Who has used two of them in honest faults is not to be hit a third time."""
        return Submission.objects.filter(status__in=Submission.WORKED_ON, tries__gte=MAX_TRIES).exists()


def _children(pid):
    return [child for child, parent in parents().items() if parent == pid]
