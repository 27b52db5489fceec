"""What a task forbids in the learner's source, so that "write the softmax" is not `scipy.special.softmax`.

Enforced twice in the jail: on the parsed source before it runs, and by guards while it runs. It is a rule of the task,
not a wall of the jail: what must stay in is kept in by the layers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Policy:
    """`imports`: modules, with all below them. `names`: dotted names ("np.linalg.inv", "torch.nn", with all below
    them) or attributes of anything (".backward"). `message`: what the task asks instead.
    """

    imports: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    message: str = ""

    def __bool__(self) -> bool:
        return bool(self.imports or self.names)

    def to_dict(self) -> dict[str, Any]:
        return {"imports": list(self.imports), "names": list(self.names), "message": self.message}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Policy:
        return cls(tuple(values.get("imports", ())), tuple(values.get("names", ())), str(values.get("message", "")))
