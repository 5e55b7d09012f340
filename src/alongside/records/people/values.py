"""What other floors get to know of people, organisations and accounts: frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from alongside.records.audit.values import EventView
from alongside.rules.actors import Role
from alongside.rules.details import Apart
from alongside.rules.needs import Answer, Format, Needs, Subset, Told
from alongside.rules.refusals import Refusal

BY_HAND = "by-hand"  # why somebody waits who was typed in and not sent by another system

PAGE = 50  # of anything on one page of a list


@dataclass(frozen=True, slots=True)
class PersonView:
    id: UUID
    given_name: str
    family_name: str
    preferred_name: str
    born_on: date
    died_on: date | None
    moved_away_on: date | None
    nhs_number: str | None
    gender: str
    address: str
    postcode: str
    telephone: str
    email: str
    language: str
    interpreter: bool | None
    contact_by: str
    no_messages: bool
    pronouns: str
    nhs_number_check: str
    merged_into: UUID | None
    needs: Needs

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"

    @property
    def letter_format(self) -> str:
        """How letters that this service makes look for them: "large-print", "standard", or "not-asked"."""
        if Format.LARGE_PRINT in self.needs.format.codes:
            return str(Format.LARGE_PRINT)
        return "not-asked" if self.needs.format.answer == Answer.NOT_ASKED else "standard"

    @property
    def known_as(self) -> str:
        """Who they are on lists and titles: the preferred name first, and the name on their record."""
        is_other = self.preferred_name and self.preferred_name not in (self.name, self.given_name)
        return f"{self.preferred_name} ({self.name})" if is_other else self.name

    @property
    def is_gone(self) -> bool:
        """Whether they died or moved away: nothing is sent to them."""
        return self.died_on is not None or self.moved_away_on is not None

    @property
    def called(self) -> str:
        """What to call them: the preferred name, else the given name."""
        return self.preferred_name or self.given_name


@dataclass(frozen=True, slots=True)
class NeedView:
    """What is known of one subset of needs. Without told_by nobody has asked."""

    subset: Subset
    told: Told
    told_by: str = ""
    told_on: date | None = None
    recorded_by: str = ""
    review_on: date | None = None
    is_due: bool = False


@dataclass(frozen=True, slots=True)
class AdjustmentView:
    id: UUID
    what: str
    words: str
    consequence: str
    told_by: str
    told_on: date
    recorded_by: str
    confirmed_by: str
    is_confirmed: bool
    review_on: date
    is_due: bool


@dataclass(frozen=True, slots=True)
class NeedsPage:
    person: PersonView
    subsets: Mapping[Subset, NeedView]
    adjustments: tuple[AdjustmentView, ...]

    @property
    def waits_for_confirming(self) -> bool:
        """Whether the person told something themselves that nobody of the team has talked over with them."""
        told = (view.told for view in self.subsets.values())
        return not all(each.is_confirmed for each in told) or not all(each.is_confirmed for each in self.adjustments)


@dataclass(frozen=True, slots=True)
class IdentifierView:
    id: UUID
    kind: str
    value: str
    verified: str


@dataclass(frozen=True, slots=True)
class ContactPointView:
    id: UUID
    kind: str
    value: str
    note: str
    preference: int


@dataclass(frozen=True, slots=True)
class BackgroundView:
    """As it was told; empty where nobody has asked, or where this reader does not read it."""

    ethnicity: str = ""
    religion: str = ""
    impairments: tuple[str, ...] = ()
    household: str = ""
    dependants: str = ""
    home_access: str = ""


@dataclass(frozen=True, slots=True)
class MoreDetails:
    """apart: which of the things that are kept apart there are, for those who may read them; never what they say."""

    person: PersonView
    identifiers: tuple[IdentifierView, ...]
    contacts: tuple[ContactPointView, ...]
    background: BackgroundView
    apart: frozenset[Apart]


@dataclass(frozen=True, slots=True)
class InformationView:
    """What somebody wants to know. Without given_on it is still to be told."""

    id: UUID
    wanted: str
    asked_on: date
    given: str
    format: str
    given_on: date | None
    given_by: str
    understood: str
    told_back: str


@dataclass(frozen=True, slots=True)
class Joined:
    """A record that was joined to another: whose, why, when and by whom."""

    person: PersonView
    reason: str
    at: datetime
    by_name: str


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two records. differs: the fields that do not say the same; why_not: the refusal, where they cannot be joined."""

    kept: PersonView
    other: PersonView
    differs: tuple[str, ...]
    why_not: Refusal | None


@dataclass(frozen=True, slots=True)
class OrganisationView:
    id: UUID
    name: str
    ods_code: str | None
    telephone: str
    address: str


@dataclass(frozen=True, slots=True)
class RegistrationView:
    """An organisation looks after a person, from one day to another."""

    organisation: UUID
    since_on: date
    until_on: date | None


@dataclass(frozen=True, slots=True)
class TeamView:
    id: UUID
    name: str
    organisation: UUID
    organisation_name: str


@dataclass(frozen=True, slots=True)
class MembershipView:
    """One role that an account may sign in with. starts_on and ends_on are inclusive."""

    id: UUID
    account: UUID
    account_name: str
    email: str | None
    organisation: UUID
    organisation_name: str
    role: Role
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class AccountView:
    id: UUID
    name: str
    email: str | None
    person: UUID | None
    is_active: bool


@dataclass(frozen=True, slots=True)
class Redeemed:
    """What a letter's code opens: the person, and the carer's name where the code was a carer's."""

    person: UUID
    for_name: str
    name: str
    called: str


@dataclass(frozen=True, slots=True)
class ClientView:
    """A key of another organisation's system. starts_with: its first characters, which tell it from others."""

    id: UUID
    organisation: UUID
    organisation_name: str
    name: str
    issued_at: datetime
    withdrawn_at: datetime | None
    starts_with: str


@dataclass(frozen=True, slots=True)
class ClientPage:
    keys: tuple[ClientView, ...]
    number: int
    last: int
    total: int


@dataclass(frozen=True, slots=True)
class PeopleSearch:
    """What to look for: the beginnings of names, a whole NHS number, a birth date. Nothing finds everybody.

    coordinator: only the people whom this account coordinates.
    """

    words: tuple[str, ...] = ()
    nhs_number: str | None = None
    born_on: date | None = None
    coordinator: UUID | None = None


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """One page of an organisation's people by name, and how many there are in all."""

    people: tuple[PersonView, ...]
    number: int
    last: int
    total: int


@dataclass(frozen=True, slots=True)
class MatchView:
    """A received person who may be somebody here. person is None where nobody may be shown: another organisation's.

    is_same: what a human answered; None while it waits.
    """

    id: UUID
    source_id: str
    given_name: str
    family_name: str
    born_on: date
    why: str
    found_at: datetime
    person: PersonView | None
    is_same: bool | None = None

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"


@dataclass(frozen=True, slots=True)
class MatchPage:
    matches: tuple[MatchView, ...]
    number: int
    last: int
    total: int


@dataclass(frozen=True, slots=True)
class Looked:
    """One thing that was done with a person's record, by whom and for which organisation, in names."""

    event: EventView
    is_own: bool
    name: str
    organisation: str


@dataclass(frozen=True, slots=True)
class Looker:
    """Somebody, and the organisation that they acted for, who did something with a person's record."""

    account: UUID | None
    name: str
    organisation: UUID | None
    organisation_name: str


@dataclass(frozen=True, slots=True)
class LookedPage:
    """Newest first. older is the number to go on before, or None when these are the last."""

    looked: tuple[Looked, ...]
    older: int | None


@dataclass(frozen=True, slots=True)
class StaffPage:
    """A page of those who work or worked for an organisation."""

    members: tuple[MembershipView, ...]
    number: int
    last: int
    total: int


@dataclass(frozen=True, slots=True)
class RecoveryView:
    """A lost phone that one person has checked and a second has to. until: when the first check is too old."""

    id: UUID
    account: UUID
    name: str
    first_by: UUID
    first_by_name: str
    first_how: str
    first_at: datetime
    until: datetime
