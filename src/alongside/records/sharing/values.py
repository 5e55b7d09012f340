"""What other floors get to know of sharing: frozen values."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from alongside.records.careteam.values import SupporterView
from alongside.records.people.values import OrganisationView, PersonView, TeamView
from alongside.rules.actors import Role
from alongside.rules.cards import is_working
from alongside.rules.openings import Ground, OpeningKind, Outcome, OverrideStanding, Reason, override_standing
from alongside.rules.plan.sections import Section
from alongside.rules.restrictions import Category, Kept
from alongside.rules.sharing import Choice
from alongside.rules.sharing_choices import SharingPurpose
from alongside.rules.sharing_effects import CARING_ROLES, OTHER_ROLES, Decided, Reading

CARERS = frozenset({"carer", "family-or-friend"})
SUPPORT_ENDED = "support ended"  # how a decision was made that ended with somebody's support


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom a decision is about: an organisation (or those in one role in it), a team, or one account.

    An account without a role is a carer's; with one, it is somebody who works in that role.
    """

    organisation: UUID | None = None
    account: UUID | None = None
    role: Role | None = None
    team: UUID | None = None

    @property
    def breadth(self) -> int:
        """How many it is about: 1 one account, 2 a role, 3 a team, 4 all of an organisation."""
        if self.account:
            return 1
        return 2 if self.role else 3 if self.team else 4


@dataclass(frozen=True, slots=True)
class SharingView:
    """The newest decision about one reader. No sections means that nothing is shared.

    number: from 1 for each reader; whoever decides anew says which one they saw.
    looked_at: when it was decided, or last confirmed. is_not_wanted: the person said, as far as the actor may know,
    that they do not want this reader to be involved. is_uninvolved: they are involved in nothing, whoever decided it.
    Either way they see nothing (rule F8); of a safeguarding matter neither tells.
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
    number: int
    decided_at: datetime
    looked_at: datetime
    is_not_wanted: bool = False
    is_uninvolved: bool = False

    @property
    def is_left_out(self) -> bool:
        return self.is_not_wanted or self.is_uninvolved

    def is_in_force(self, today: date) -> bool:
        return self.ends_on is None or self.ends_on >= today

    @property
    def as_decided(self) -> Decided:
        """The decision as far as it decides."""
        choice = Choice(frozenset(self.sections), frozenset(self.comment_on), frozenset(self.contribute_to))
        return Decided(self.reader.breadth, choice, frozenset(map(str, self.purposes)), self.ends_on)


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
class TeamToCall:
    """An organisation that looks after a person, to be called in an emergency."""

    organisation: UUID
    name: str
    telephone: str


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
    alerted_at: datetime | None
    is_alert_due: bool


@dataclass(frozen=True, slots=True)
class SoughtView:
    """Somebody who was found in an emergency: to see that they are the right one. area: of the postcode, or nothing."""

    name: str
    born_in: int
    area: str


@dataclass(frozen=True, slots=True)
class OpeningAlert:
    """An opening of which those who look at it are told: where to, and nothing of the person."""

    opening: UUID
    addresses: tuple[str, ...]
    is_for_officers: bool = True  # else nobody looks at it, and those who run the organisation are told that


@dataclass(frozen=True, slots=True)
class CardView:
    """One emergency card. stopped_by: None where it stopped by itself after too many wrong passcodes.

    stopped_why: what the team said when they stopped it for the person, else nothing.
    """

    id: UUID
    person: UUID
    sections: tuple[Section, ...]
    ask: str
    printed_on: date
    ends_on: date
    waits_until: datetime | None
    stopped_at: datetime | None
    stopped_by: UUID | None
    stopped_why: str

    def is_working(self, today: date) -> bool:
        return is_working(stopped_at=self.stopped_at, ends_on=self.ends_on, today=today)


@dataclass(frozen=True, slots=True)
class CardUseView:
    """Somebody used a card: who they said they are, and why."""

    id: UUID
    person: UUID
    sections: tuple[Section, ...]
    who: str
    reason: Reason
    words: str
    opened_at: datetime
    until_at: datetime


@dataclass(frozen=True, slots=True)
class CardsPage:
    """A person's cards, the newest first, and who used them."""

    person: PersonView
    cards: tuple[CardView, ...]
    uses: tuple[CardUseView, ...]


@dataclass(frozen=True, slots=True)
class CardToStop:
    """What staff know of somebody's card: when it was printed, until when it works, and whether it was stopped."""

    id: UUID
    printed_on: date
    ends_on: date
    stopped_at: datetime | None


@dataclass(frozen=True, slots=True)
class CardsToStop:
    """The cards of one person that are not over, for staff, the newest first."""

    person: PersonView
    cards: tuple[CardToStop, ...]

    @property
    def working(self) -> tuple[CardToStop, ...]:
        return tuple(each for each in self.cards if each.stopped_at is None)


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
    asked_for: UUID
    second_at: datetime | None
    second_by: UUID | None
    ends_on: date
    ended_at: datetime | None
    not_told: str

    def standing(self, today: date) -> OverrideStanding:
        return override_standing(second_at=self.second_at, ended_at=self.ended_at, ends_on=self.ends_on, today=today)


@dataclass(frozen=True, slots=True)
class OverridePage:
    """One override, for the second look: about whom, and who asked."""

    override: OverrideView
    person: PersonView
    asked_by_name: str
    second_name: str


@dataclass(frozen=True, slots=True)
class SharingPage:
    """Who sees a person's plan: who looks after them, what was decided, and whom else they could choose."""

    person: PersonView
    looked_after_by: tuple[OrganisationView, ...]
    decisions: tuple[SharingView, ...]
    organisations: tuple[OrganisationView, ...]
    teams: tuple[TeamView, ...]
    supporters: tuple[SupporterView, ...]

    @property
    def carers(self) -> tuple[SupporterView, ...]:
        """Family, friends and carers who can sign in."""
        return tuple(each for each in self.supporters if each.account and each.kind in CARERS)

    @property
    def coordinator(self) -> SupporterView | None:
        return next((each for each in self.supporters if each.account and each.kind == "coordinator"), None)

    def decision_about(self, reader: Reader) -> SharingView | None:
        return next((each for each in self.decisions if each.reader == reader), None)

    def name_of(self, reader: Reader) -> str:
        """The reader's name, that of the organisation for a role in it, or nothing for one who cannot be chosen."""
        names = {Reader(organisation=each.id): each.name for each in self.organisations}
        names |= {Reader(team=each.id): each.name for each in self.teams}
        names |= {Reader(account=each.account): each.name for each in self.carers}
        if self.coordinator:
            names[Reader(account=self.coordinator.account, role=Role.COORDINATOR)] = self.coordinator.name
        if reader.organisation and reader.role in self.roles_of(Reader(organisation=reader.organisation)):
            return names.get(Reader(organisation=reader.organisation), "")
        decided = self.decision_about(reader)
        return names.get(reader) or (decided.reader_name if decided else "")

    def is_looked_after_by(self, reader: Reader) -> bool:
        """Whether the reader's organisation looks after the person."""
        return self.organisation_of(reader) in {each.id for each in self.looked_after_by}

    def organisation_of(self, reader: Reader) -> UUID | None:
        teams = {each.id: each.organisation for each in self.teams}
        works_at = {each.account: each.organisation for each in self.supporters if reader.role}
        return reader.organisation or teams.get(reader.team) or works_at.get(reader.account)  # type: ignore[arg-type]

    def roles_of(self, reader: Reader) -> tuple[Role, ...]:
        """In which roles those whom a decision about this reader is about read a plan."""
        if reader.role:
            return (reader.role,)
        if reader.account:
            return (Role.CARER,)
        return CARING_ROLES if self.is_looked_after_by(reader) else OTHER_ROLES

    def decided_about(self, reader: Reader) -> Iterator[tuple[Reader, Decided]]:
        """The decisions that name this reader, or a wider one that they belong to, with whom each is about."""
        organisation = self.organisation_of(reader)
        wider = [Reader(organisation=organisation, role=reader.role), Reader(organisation=organisation)]
        for each in self.decisions:
            if each.reader == reader or (organisation and each.reader in wider):
                yield each.reader, each.as_decided


@dataclass(frozen=True, slots=True)
class SectionReader:
    """Somebody who can read a part of a plan today, or with whom it is shared and who is not wanted (Because.CONFLICT).

    until: the last day, of a decision that ends.
    """

    reader: Reader
    name: str
    reading: Reading
    until: date | None = None
    purposes: tuple[SharingPurpose, ...] = ()


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
