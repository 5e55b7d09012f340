"""Every anticipated "no": raised below, translated once by each door into words and a status."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class RefusedEvent:
    """The audit entry that a refusal leaves once its own transaction has rolled back (house.md 9.3)."""

    kind: str
    person: UUID | None
    organisation: UUID | None
    detail: Mapping[str, str] = field(default_factory=dict)


class Refusal(Exception):
    """An anticipated refusal. `message` is a message id; `values` fill its words; doors hold the catalogue."""

    def __init__(
        self,
        message: str,
        *,
        field: str = "",
        values: Mapping[str, Any] | None = None,
        event: RefusedEvent | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.values: Mapping[str, Any] = dict(values or {})
        self.event = event


class NotAllowed(Refusal):
    """The actor may not do this. Where an id is not visible, doors answer 404, as for Unknown."""


class NotReady(Refusal):
    """Something must happen first."""


class Stale(Refusal):
    """Somebody else saved first. `values` carries "mine", "theirs" and "base" where there are words to merge."""


class Unknown(Refusal):
    """There is no such thing, or none that this actor may know of."""


class Invalid(Refusal):
    """The input cannot be accepted. `field` names it; the message says how to mend it."""
