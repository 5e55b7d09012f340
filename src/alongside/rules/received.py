"""What arrives from other systems, as frozen values that every importer shares: people, their health, and refusals."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


class Precision(StrEnum):
    """How much of a date was given."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    INSTANT = "instant"


@dataclass(frozen=True, slots=True)
class When:
    """A date or time as received. `on` is the first day that it can mean; `at` is set only for an exact instant."""

    text: str
    precision: Precision
    on: date
    at: datetime | None = None

    @property
    def earliest(self) -> datetime:
        """The first moment that it can mean, with its offset; a date alone starts at midnight in London."""
        return self.at or datetime.combine(self.on, time.min, tzinfo=LONDON)


@dataclass(frozen=True, slots=True)
class Source:
    """The resource (type and id) or table row that a value was read from; unique within one person."""

    type: str
    id: str

    def __str__(self) -> str:
        return f"{self.type}/{self.id}"


@dataclass(frozen=True, slots=True)
class Code:
    """A code exactly as received; never shown again from another release of its system."""

    system: str
    code: str
    display: str = ""
    version: str = ""

    def __str__(self) -> str:
        return f"{self.system}|{self.code}"


@dataclass(frozen=True, slots=True)
class ReceivedIdentifier:
    system: str
    value: str


@dataclass(frozen=True, slots=True)
class ReceivedName:
    """use is FHIR's: official, usual, nickname, maiden, old... or "" where none was given."""

    use: str = ""
    family: str = ""
    given: tuple[str, ...] = ()
    title: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class ReceivedAddress:
    """The home address; lines holds town and county too, in order, without empty ones."""

    lines: tuple[str, ...] = ()
    postcode: str = ""


@dataclass(frozen=True, slots=True)
class ReceivedIdentity:
    """Who this is. nhs_number is 10 digits that passed the check, or None: it is never invented.

    gender is administrative: male, female, other, unknown, or "". language is a BCP 47 tag or "". died is also True
    where a death was recorded without its date.
    """

    source: Source
    names: tuple[ReceivedName, ...]
    born_on: When | None = None
    died: bool = False
    died_on: When | None = None
    nhs_number: str | None = None
    nhs_number_status: str = ""
    gender: str = ""
    address: ReceivedAddress = field(default_factory=ReceivedAddress)
    telephone: str = ""
    email: str = ""
    language: str = ""
    interpreter_needed: bool = False
    identifiers: tuple[ReceivedIdentifier, ...] = ()
    active: bool = True

    @property
    def name(self) -> ReceivedName:
        """The formal name: the official one, else the first that is not a nickname, an old or a maiden name."""
        return _first(self.names, "official") or _first(self.names, "usual", "") or self.names[0]

    @property
    def given_name(self) -> str:
        return " ".join(self.name.given) or ("" if self.name.family else self.name.text)

    @property
    def family_name(self) -> str:
        return self.name.family

    @property
    def preferred_name(self) -> str:
        """What they like to be called, where a usual name or a nickname says so; otherwise ""."""
        liked = _first(self.names, "nickname") or _first(self.names, "usual")
        return "" if liked is None or liked is self.name else " ".join(liked.given) or liked.text


@dataclass(frozen=True, slots=True)
class ReceivedCondition:
    """clinical_status: active, recurrence, relapse, inactive, remission, resolved or "".

    verification_status: confirmed, provisional, refuted, entered-in-error... or "".
    """

    source: Source
    name: str
    codes: tuple[Code, ...] = ()
    clinical_status: str = ""
    verification_status: str = ""
    onset: When | None = None
    onset_text: str = ""
    ended: When | None = None
    recorded: When | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """One value: a number with its comparator (<, <=, >=, > or "") and unit, or words. Neither means none was given."""

    number: Decimal | None = None
    comparator: str = ""
    unit: str = ""
    unit_code: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class ReceivedComponent:
    """One part of a result that has several, such as the systolic pressure."""

    name: str
    codes: tuple[Code, ...]
    value: Measured


@dataclass(frozen=True, slots=True)
class ReceivedResult:
    """A measurement, test result or answer. status is FHIR's: final, amended, corrected, preliminary, cancelled,
    entered-in-error... A blood pressure has no value of its own but two components."""

    source: Source
    name: str
    codes: tuple[Code, ...]
    status: str
    value: Measured = field(default_factory=Measured)
    components: tuple[ReceivedComponent, ...] = ()
    taken: When | None = None
    categories: tuple[str, ...] = ()

    @property
    def taken_at(self) -> datetime | None:
        return self.taken.earliest if self.taken else None

    @property
    def code(self) -> str:
        """What results are paired by: the first code with its system, or the name where there is no code."""
        return str(self.codes[0]) if self.codes else self.name.casefold()

    @property
    def unit(self) -> str:
        return self.value.unit_code or self.value.unit


@dataclass(frozen=True, slots=True)
class ReceivedMedicine:
    """Source type says whether it was prescribed (MedicationRequest) or stated (MedicationStatement)."""

    source: Source
    name: str
    codes: tuple[Code, ...] = ()
    status: str = ""  # active, stopped, completed...; do-not-perform for an order not to give it
    intent: str = ""  # of a MedicationRequest: order, plan, proposal...
    since: When | None = None
    ended: When | None = None
    dose: str = ""


@dataclass(frozen=True, slots=True)
class ReceivedAllergy:
    source: Source
    name: str
    codes: tuple[Code, ...] = ()
    clinical_status: str = ""
    verification_status: str = ""
    criticality: str = ""
    reactions: tuple[str, ...] = ()
    recorded: When | None = None


@dataclass(frozen=True, slots=True)
class ReceivedGoal:
    source: Source
    words: str
    status: str
    achievement: str = ""
    start: When | None = None
    due: When | None = None


@dataclass(frozen=True, slots=True)
class ReceivedActivity:
    name: str
    status: str = ""


@dataclass(frozen=True, slots=True)
class ReceivedPlan:
    """A care plan that another service keeps: its title, what it is for, its goals and its activities by name."""

    source: Source
    title: str
    status: str
    categories: tuple[str, ...] = ()
    start: When | None = None
    end: When | None = None
    addresses: tuple[str, ...] = ()
    goals: tuple[ReceivedGoal, ...] = ()
    activities: tuple[ReceivedActivity, ...] = ()
    description: str = ""


class MemberKind(StrEnum):
    PRACTITIONER = "practitioner"
    ORGANISATION = "organisation"
    RELATED_PERSON = "related-person"
    TEAM = "team"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ReceivedMember:
    """One member of a care team; source is the CareTeam and the place in its list (`<id>#<number>`)."""

    source: Source
    name: str
    kind: MemberKind
    role: str = ""
    organisation: str = ""
    team: str = ""
    active: bool = True
    start: When | None = None
    end: When | None = None


@dataclass(frozen=True, slots=True)
class ReceivedRelatedPerson:
    source: Source
    name: str
    relationship: str = ""
    telephone: str = ""
    email: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True)
class VerbatimResource:
    """A resource or row as received: compact JSON, members in the order received, numbers with the digits received."""

    type: str
    id: str
    text: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ReceivedPerson:
    """One person, whole. source_key is stable between files from the same source: the Patient's id or the local id."""

    source_key: str
    identity: ReceivedIdentity
    conditions: tuple[ReceivedCondition, ...] = ()
    results: tuple[ReceivedResult, ...] = ()
    medicines: tuple[ReceivedMedicine, ...] = ()
    allergies: tuple[ReceivedAllergy, ...] = ()
    other_plans: tuple[ReceivedPlan, ...] = ()
    other_goals: tuple[ReceivedGoal, ...] = ()  # those that no plan names
    care_team: tuple[ReceivedMember, ...] = ()
    related_people: tuple[ReceivedRelatedPerson, ...] = ()
    verbatim: tuple[VerbatimResource, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the file: a line, an entry of a bundle, or an entry of the bundle on a line. Both count from 1."""

    line: int | None = None
    entry: int | None = None

    def __str__(self) -> str:
        parts = (("line", self.line), ("entry", self.entry))
        return ", ".join(f"{word} {number}" for word, number in parts if number is not None)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was not taken in: a message id, and plain words."""

    message: str
    words: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong. field is a path such as `Patient.birthDate` or a column's name."""

    place: Place
    type: str
    id: str
    field: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Rejected:
    """A person of whom nothing is taken in, with every problem found; source_key is "" where nobody can be named."""

    source_key: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class FileRead:
    """The last value of every reading: how many people were read and rejected, and which other records were skipped.

    read and skipped count resources by type (rows for a table), those of rejected people too.
    """

    people: int
    rejected: int
    read: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    skipped: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))


type Reading = ReceivedPerson | Rejected | FileRead


class UnreadableFile(Exception):
    """Nothing in the file can be taken in. `reason` says why; `field` names the column where one fits."""

    def __init__(self, message: str, words: str, *, field: str = "") -> None:
        super().__init__(words)
        self.reason = Reason(message, words)
        self.field = field


def _first(names: tuple[ReceivedName, ...], *uses: str) -> ReceivedName | None:
    return next((name for use in uses for name in names if name.use == use), None)
