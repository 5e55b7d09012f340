"""What other floors get to know of documenting: frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from alongside.records.carers.values import CannotCare
from alongside.records.careteam.values import Helped, ObservationView, SupporterView
from alongside.records.health.values import HealthSummary
from alongside.records.people.values import OrganisationView, PersonView
from alongside.records.plans.values import CommentView, PlanView, RoundView, VersionView
from alongside.records.sharing.values import Reader, SectionReader, SharingView, TeamToCall
from alongside.rules.emergency import Block, Document, Pointer
from alongside.rules.plan.content import Content, Item
from alongside.rules.plan.differences import Change
from alongside.rules.plan.readiness import Finding, NotAgreed, Severity
from alongside.rules.plan.sections import Section
from alongside.rules.stages import Stage


class How(StrEnum):
    """How the person said yes, by their own sign-in or to a member of staff; or by whom it was agreed for them."""

    OWN_SIGN_IN = "own-sign-in"
    PRESENT = "present"
    PHONE = "phone"
    VIDEO = "video"
    SIGNED_PAPER = "signed-paper"
    PROXY_SIGN_IN = "proxy-sign-in"  # somebody who acts for them by law, by their own sign-in
    REPRESENTATIVE = "representative"  # the same, said to a member of staff
    BEST_INTERESTS = "best-interests"  # by staff, on a recorded best-interests decision


FOR_ANOTHER = frozenset({How.PROXY_SIGN_IN, How.REPRESENTATIVE, How.BEST_INTERESTS})


@dataclass(frozen=True, slots=True)
class StandsOn:
    """What a yes for somebody else stands on (rule A1): the id of an authority, or of a best-interests decision.

    all_agree: everybody who has to decide together says yes. life_sustaining: the plan says something about treatment
    that keeps the person alive.
    """

    cited: UUID
    all_agree: bool = False
    life_sustaining: bool = False


@dataclass(frozen=True, slots=True)
class Yes:
    """The act of agreement, before it is stored. exceptions: "yes, except..." in the person's words.

    late_is_meant: they were told that the review is over a year away, and mean that day.
    """

    how: How
    review_on: date
    review_with: str
    with_name: str = ""
    exceptions: str = ""
    late_is_meant: bool = False


@dataclass(frozen=True, slots=True)
class ShareWith:
    """The person's decision to show these sections to one reader once the plan is agreed."""

    reader: Reader
    sections: frozenset[Section]
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class NotAgreedView:
    """Why a draft was not agreed, and in whose words."""

    reason: NotAgreed
    words: str
    said_by: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as one reader may see it. tag names exactly what is shown: agreement is to this and nothing else.

    findings: what is missing, blocks first, without the act of agreement itself. is_partial: the reader does not see
    all of it, so cannot record that it is agreed. not_agreed: newest first, since the last version.
    """

    round: RoundView
    person: PersonView
    content: Content
    changes: tuple[Change, ...]
    findings: tuple[Finding, ...]
    previous_number: int
    tag: str
    is_partial: bool
    sharing: tuple[SharingView, ...]
    not_agreed: tuple[NotAgreedView, ...]

    @property
    def can_be_agreed(self) -> bool:
        """Whether nothing but the person's yes is missing."""
        blocked = any(finding.severity == Severity.BLOCK for finding in self.findings)
        return self.round.stage == Stage.DRAFTING and not (blocked or self.is_partial)


@dataclass(frozen=True, slots=True)
class DraftItem:
    """One item of a draft for its editing page. goal: the goal above an action."""

    round: RoundView
    person: PersonView
    item: Item
    goal: Item | None
    can_take_out: bool


@dataclass(frozen=True, slots=True)
class RoundOf:
    """Whose round it is, for a page that adds to it; and the goal to add to, for an action."""

    round: RoundView
    person: PersonView
    goal: Item | None


@dataclass(frozen=True, slots=True)
class PlanPage:
    """The plan as a page or a paper shows it. health is None for a reader who may not see it.

    waiting: how many things were said since this version was agreed; they are in the next one, if they are agreed.
    readers: for each section who can see it today; empty for a reader who is not told. comments: what is said beside.
    is_newest: whether the version shown is the newest.
    """

    plan: PlanView
    health: HealthSummary | None
    round: RoundView | None
    waiting: int
    readers: Mapping[Section, tuple[SectionReader, ...]]
    comments: tuple[CommentView, ...]
    is_newest: bool


@dataclass(frozen=True, slots=True)
class PlanCopy:
    """The person's copy of one version: what its paper says. doors.plan_copy sets it in words."""

    plan: PlanView
    health: HealthSummary | None
    organisation: OrganisationView
    printed_on: date


@dataclass(frozen=True, slots=True)
class Versions:
    """When and how each version was agreed, newest first: no content."""

    person: PersonView
    versions: tuple[VersionView, ...]


@dataclass(frozen=True, slots=True)
class VersionChanges:
    """One version of a plan beside the version before it, as this reader may see both."""

    plan: PlanView
    before: int
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Agreed:
    """A plan that was just agreed: which version, and whether a copy is on its way."""

    round: RoundView
    person: PersonView
    number: int
    version: UUID
    copy_channel: str


@dataclass(frozen=True, slots=True)
class Help:
    """What somebody who helps with a plan sees of it."""

    helped: Helped
    goals: tuple[Item, ...]
    own_actions: tuple[Item, ...]
    observations: tuple[ObservationView, ...]


@dataclass(frozen=True, slots=True)
class EmergencyPage:
    """One person's emergency page: its parts in order, what it points to, and how fresh it is.

    until: when this reader's opening ends; None for who needs none. on_card: the sections that the reader's card opens;
    None for who holds none. is_logged: whether the look is in the audit.
    """

    person: PersonView
    version: VersionView | None
    blocks: tuple[Block, ...]
    pointers: tuple[Pointer | Document, ...]
    is_health_seen: bool
    until: datetime | None
    on_card: tuple[Section, ...] | None
    is_logged: bool
    to_call: tuple[SupporterView, ...] = ()  # a line of the block of people stands for each of the first of them
    not_to_call: tuple[SupporterView, ...] = ()
    cannot_care: tuple[CannotCare, ...] = ()  # what to do when one who looks after them cannot, by the yes of both
    teams: tuple[TeamToCall, ...] = ()  # who looks after them, and their number
    coordinators: tuple[SupporterView, ...] = ()
    medicines_since: tuple[str, ...] = ()  # of each line of the block of medicines, as precise as it was given
