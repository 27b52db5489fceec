"""The prompt a learner has before them, kept in the session: a reload shows the same one, in the same state."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.sessions.backends.base import SessionBase

from accounts.models import User
from reviews import queue
from reviews.models import Prompt

KEY = "review"
LAST = "last_review"


class Desk:
    """One learner's session as the review views use it."""

    def __init__(self, session: SessionBase, user: User, now: datetime) -> None:
        self.session, self.user, self.now = session, user, now

    def current(self) -> queue.Showing | None:
        """The prompt that lies on the desk, if it was not rated elsewhere meanwhile; else the queue's next."""
        showing = self._kept() or queue.next_showing(self.user, self.now)
        if showing is None:
            self.clear()
        elif not self._is_kept(showing):
            self.put(showing)
        return showing

    def put(self, showing: queue.Showing, *, revealed: bool = False) -> None:
        """Lay a prompt on the desk; the clock for its duration starts when it is new there."""
        since = self._state()["since"] if self._is_kept(showing) else self.now.isoformat()
        self.session[KEY] = {
            "prompt": showing.prompt.pk,
            "reps": showing.memory.reps,
            "since": since,
            "revealed": revealed,
        }

    def clear(self) -> None:
        self.session.pop(KEY, None)

    @property
    def revealed(self) -> bool:
        return bool(self._state().get("revealed"))

    def took_ms(self, prompt: Prompt, seen: int) -> int | None:
        """Milliseconds since this prompt was first shown; None when another one was shown last."""
        state = self._state()
        if (state.get("prompt"), state.get("reps")) != (prompt.pk, seen):
            return None
        return (self.now - datetime.fromisoformat(state["since"])) // timedelta(milliseconds=1)

    def _state(self) -> dict[str, Any]:
        return dict(self.session.get(KEY, {}))

    def _is_kept(self, showing: queue.Showing) -> bool:
        state = self._state()
        return (state.get("prompt"), state.get("reps")) == (showing.prompt.pk, showing.memory.reps)

    def _kept(self) -> queue.Showing | None:
        prompts = Prompt.objects.learnt_by(self.user).select_related("card__current")
        prompt = prompts.filter(pk=self._state().get("prompt", 0)).first()
        if prompt is None:
            return None
        showing = queue.showing_of(self.user, prompt, self.now)
        return showing if self._is_kept(showing) else None
