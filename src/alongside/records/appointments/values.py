"""What other floors get to know of appointments."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Contact:
    """What is agreed about one contact: when, for how many minutes, where ("surgery", "home", "phone", "video"), with
    whom. where_words: the address, the number that we ring, or the link. companion: who comes along, as they said."""

    starts_at: datetime
    minutes: int
    place: str
    with_name: str
    where_words: str = ""
    companion: str = ""
    interpreter_booked: bool = False


@dataclass(frozen=True, slots=True)
class RecallView:
    """How one person is called: month is None for that of their birth; kind is "" while nothing stands against it."""

    number: int
    month: int | None
    kind: str
    words: str
    until: date | None


NEVER_SET = RecallView(0, None, "", "", None)


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
    where_words: str = ""
    companion: str = ""
    interpreter_booked: bool = False
    revision: int = 0

    @property
    def contact(self) -> Contact:
        return Contact(
            starts_at=self.starts_at,
            minutes=self.minutes,
            place=self.place,
            with_name=self.with_name,
            where_words=self.where_words,
            companion=self.companion,
            interpreter_booked=self.interpreter_booked,
        )


def contacts_state(contacts: tuple[AppointmentView, ...]) -> str:
    """Which contacts stand, and how often each was changed: the same words only for the same state."""
    return ",".join(sorted(f"{each.id}.{each.revision}" for each in contacts)) or "none"
