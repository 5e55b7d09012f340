"""What other floors get to know of sharing: frozen values."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from alongside.records.careteam.values import SupporterView
from alongside.records.people.values import OrganisationView, PersonView
from alongside.rules.plan.sections import Section


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom a decision is about: an organisation, or one account (a carer)."""

    organisation: UUID | None = None
    account: UUID | None = None


@dataclass(frozen=True, slots=True)
class SharingView:
    """The newest decision about one reader. No sections means that nothing is shared."""

    reader: Reader
    reader_name: str
    sections: tuple[Section, ...]
    may_contribute: bool
    starts_on: date
    ends_on: date | None
    how: str
    reason: str
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class SharingPage:
    """Who sees a person's plan: who looks after them, what was decided, and whom else they could choose."""

    person: PersonView
    looked_after_by: tuple[OrganisationView, ...]
    decisions: tuple[SharingView, ...]
    organisations: tuple[OrganisationView, ...]
    carers: tuple[SupporterView, ...]

    def decision_about(self, reader: Reader) -> SharingView | None:
        return next((each for each in self.decisions if each.reader == reader), None)

    def name_of(self, reader: Reader) -> str:
        """The reader's name, or nothing for one who cannot be chosen."""
        names = {Reader(organisation=each.id): each.name for each in self.organisations}
        names |= {Reader(account=each.account): each.name for each in self.carers}
        decided = self.decision_about(reader)
        return names.get(reader) or (decided.reader_name if decided else "")


@dataclass(frozen=True, slots=True)
class SharedPerson:
    """A person who shares something with the actor's organisation, until when."""

    person: PersonView
    sections: tuple[Section, ...]
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class SharedPage:
    people: tuple[SharedPerson, ...]
    number: int
    last: int
    total: int
