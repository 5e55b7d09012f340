"""What other floors get to know of sharing: frozen values."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from alongside.records.careteam.values import SupporterView
from alongside.records.people.values import OrganisationView, PersonView
from alongside.rules.actors import Role
from alongside.rules.openings import Ground, OpeningKind, Outcome, Reason
from alongside.rules.plan.sections import Section
from alongside.rules.restrictions import Category, Kept
from alongside.rules.sharing_choices import SharingPurpose


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom a decision is about: an organisation (or those in one role in it), a team, or one account.

    An account without a role is a carer's; with one, it is somebody who works in that role.
    """

    organisation: UUID | None = None
    account: UUID | None = None
    role: Role | None = None
    team: UUID | None = None


@dataclass(frozen=True, slots=True)
class SharingView:
    """The newest decision about one reader. No sections means that nothing is shared.

    looked_at: when it was decided, or last confirmed.
    """

    reader: Reader
    reader_name: str
    sections: tuple[Section, ...]
    comment_on: tuple[Section, ...]
    contribute_to: tuple[Section, ...]
    purposes: tuple[SharingPurpose, ...]
    id: UUID
    starts_on: date
    ends_on: date | None
    given_by: str
    how: str
    reason: str
    decided_at: datetime
    looked_at: datetime


@dataclass(frozen=True, slots=True)
class RestrictionView:
    """One restriction, for a safeguarding lead."""

    id: UUID
    person: UUID
    kept: Kept
    section: Section | None
    items: tuple[UUID, ...]
    category: Category
    is_known_of: bool
    ask: str
    reason: str
    review_on: date | None
    set_at: datetime
    set_by: UUID
    lift_asked_at: datetime | None
    lift_asked_by: UUID | None
    lifted_at: datetime | None


@dataclass(frozen=True, slots=True)
class OpeningView:
    """One opening beside the person's decision, and what became of it."""

    id: UUID
    person: UUID
    organisation: UUID
    account: UUID
    name: str
    kind: OpeningKind
    reason: Reason
    words: str
    opened_at: datetime
    until_at: datetime
    told_at: datetime | None
    not_told: str
    reviewed_at: datetime | None
    outcome: Outcome | None
    review_words: str


@dataclass(frozen=True, slots=True)
class OverrideView:
    """One override of a person's decision. It opens nothing before second_at."""

    id: UUID
    person: UUID
    organisation: UUID
    organisation_name: str
    sections: tuple[Section, ...]
    ground: Ground
    reason: str
    asked_at: datetime
    asked_by: UUID
    second_at: datetime | None
    ends_on: date
    ended_at: datetime | None
    not_told: str


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
