"""What other floors get to know of appointments."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class AppointmentView:
    id: UUID
    person: UUID
    round: UUID
    kind: str
    starts_at: datetime
    minutes: int
    place: str
    with_name: str
    status: str
