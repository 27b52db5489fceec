"""The launcher's loop: start a server, let it serve when every layer holds, restart, recycle, stop.

The launcher holds the listening socket, so a request that arrives while a server is being replaced waits in the
backlog. bubblewrap dies with the launcher (--die-with-parent) and everything in the jail with bubblewrap; what lies
outside the jail (the socket's file, the control groups) is the janitor's.
"""

from __future__ import annotations

import json
import os
import selectors
import signal
import socket
import sys
import time
from typing import Any

from sandbox.launcher.bubblewrap import StartError
from sandbox.launcher.cgroups import remove_control_groups, stale_groups
from sandbox.launcher.generation import Generation, start_generation
from sandbox.launcher.gpu import gpu_devices, leased
from sandbox.launcher.identities import IdentityError, find_identities
from sandbox.launcher.janitor import Janitor
from sandbox.launcher.layers import missing_layers, outer_layers
from sandbox.launcher.listening import bind_socket
from sandbox.launcher.options import Options
from sandbox.launcher.root import ProfileError

_START_S = 120.0
_MAX_FAILURES = 5
_BACKOFF_S = 0.2


def say(text: str) -> None:
    sys.stderr.write(f"sandbox: {text}\n")
    sys.stderr.flush()


def serve(options: Options) -> int:
    """Serve until SIGTERM or SIGINT; the exit code. Errors are one line each."""
    try:
        listener = bind_socket(options.socket, options.socket_mode)
    except StartError as error:
        say(str(error))
        return 1
    janitor = Janitor(options.socket)
    launcher = None
    try:
        with leased(options.profile, options.gpu):
            launcher = Launcher(options, listener)
            return launcher.run()
    except (StartError, ProfileError, IdentityError) as error:
        say(str(error))
        return 1
    finally:
        if launcher:
            launcher.stop()
        listener.close()
        janitor.dismiss()


class Launcher:
    def __init__(self, options: Options, listener: socket.socket) -> None:
        self.options = options
        self._identities = find_identities(str(options.socket.absolute()), gpu_devices(options.profile, options.gpu))
        self._listener = listener
        self._selector = selectors.DefaultSelector()
        self._generations: list[Generation] = []
        self._next_number = 0
        self._failures = 0
        self._stopping = False
        self._ready_at = 0.0
        self._wakeup, self._signalled = socket.socketpair()

    def run(self) -> int:
        self._catch_signals()
        remove_control_groups(stale_groups(), patience_s=0)
        self._start()
        while not self._stopping:
            for key, _ in self._selector.select(self._timeout()):
                key.data()
            self._give_up_when_late()
            self._recycle_when_due()
        return 0

    def stop(self) -> None:
        """Kill every generation: the death of bubblewrap's pid 1 is the death of all in its namespace."""
        for generation in self._generations:
            signal.pidfd_send_signal(generation.process.pidfd, signal.SIGKILL)
        for generation in self._generations:
            generation.bury()
        self._generations = []
        self._selector.close()

    def _catch_signals(self) -> None:
        for end in (self._wakeup, self._signalled):
            end.settimeout(0)
        signal.set_wakeup_fd(self._signalled.fileno())
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: None)
        self._selector.register(self._wakeup, selectors.EVENT_READ, self._quit)

    def _quit(self) -> None:
        self._stopping = True

    # Generations

    def _start(self) -> None:
        generation = start_generation(self._next_number, self.options, self._identities, self._listener)
        self._next_number += 1
        self._generations.append(generation)
        self._selector.register(generation.process.control, selectors.EVENT_READ, lambda: self._hear(generation))

    def _hear(self, generation: Generation) -> None:
        event = generation.hear()
        if event is None:
            self._buried(generation)
        elif event["event"] == "probed":
            self._probed(generation, event)
        elif event["event"] == "ready":
            self._ready(generation)
        elif event["event"] == "recycle":
            self._replace(generation)
        else:
            raise StartError(event["reason"])

    def _probed(self, generation: Generation, event: dict[str, Any]) -> None:
        """Let it serve only when every required layer holds."""
        generation.layers = outer_layers(self._identities, generation.groups, event) | event["layers"]
        missing = missing_layers(generation.layers, self.options.without)
        if self.options.report:
            self.options.report.write_text(json.dumps(generation.layers))
        if missing:
            raise StartError("; ".join(f"layer {name} {found}" for name, found in missing.items()))
        shown = {name: f"{layer['state']}: {layer['detail']}" for name, layer in generation.layers.items()}
        generation.tell("serve", layers=shown)

    def _ready(self, generation: Generation) -> None:
        self._failures = 0
        self._ready_at = time.monotonic()
        generation.ready = generation.served = True
        for old in self._generations:
            if old is not generation and old.ready:
                old.ready = False
                old.tell("drain")
        self._announce(generation)

    def _announce(self, generation: Generation) -> None:
        for name in ("cgroup", "uid_per_cell"):
            if generation.layers[name]["state"] != "active":
                say(f"WARNING: layer {name} {generation.layers[name]['state']}: {generation.layers[name]['detail']}")
        size = f"{self.options.slots} slots, {self.options.slots * self.options.spares} spare children"
        sys.stdout.write(f"sandbox {self.options.profile} ready at {self.options.socket} ({size})\n")
        sys.stdout.flush()

    def _buried(self, generation: Generation) -> None:
        """A server ended: after a drain that is right, else start another, unless it never works."""
        self._selector.unregister(generation.process.control)
        self._generations.remove(generation)
        was_serving = generation.ready
        code = generation.bury()
        if self._generations:
            return
        say(f"the server ended with code {code}" + ("; starting another" if was_serving else " before it was ready"))
        self._failures += 1
        if not self._next_is_allowed(was_serving):
            raise StartError("the server does not stay up")
        self._start()

    def _next_is_allowed(self, was_serving: bool) -> bool:  # noqa: FBT001  one private caller
        if self._failures > _MAX_FAILURES or not (was_serving or self._ready_at):
            return False
        time.sleep(_BACKOFF_S * (self._failures - 1))
        return True

    # Clocks

    def _give_up_when_late(self) -> None:
        late = [g for g in self._generations if not g.served and time.monotonic() > g.started + _START_S]
        if late:
            raise StartError(f"the server was not ready in {_START_S:.0f} s")

    def _timeout(self) -> float:
        if any(not generation.served for generation in self._generations):
            return _START_S
        return max(self._ready_at + self.options.recycle_s - time.monotonic(), 0.0)

    def _recycle_when_due(self) -> None:
        due = self._ready_at and time.monotonic() >= self._ready_at + self.options.recycle_s
        if due and len(self._generations) == 1:
            self._replace(self._generations[0])

    def _replace(self, generation: Generation) -> None:
        if len(self._generations) == 1 and generation.ready:
            self._start()


def main(options: Options) -> int:
    os.umask(0o077)
    return serve(options)
