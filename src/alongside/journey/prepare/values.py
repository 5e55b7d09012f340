"""What other floors get to know of preparing: frozen values."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from alongside.records.appointments.values import AppointmentView
from alongside.records.files.values import AttachmentView
from alongside.records.health.values import ResultView
from alongside.records.messaging.values import MessageView
from alongside.records.people.values import OrganisationView, PersonView
from alongside.records.plans.values import RoundView
from alongside.rules.coverage import NOTHING_SAID, Coverage
from alongside.rules.gathering.check import Check, CheckSet, NotDone
from alongside.rules.gathering.other_plans import OtherPlans
from alongside.rules.needs import Format
from alongside.rules.plan.content import Item, Whose
from alongside.rules.prepare import HelpedHow, PackStatus, Question, Waited, formats_made
from alongside.rules.prompts.prompt import Prompt, PromptSet
from alongside.rules.tracking import PackNeed, Waypoint


class AnswerState(StrEnum):
    """How one question stands for the one who answers."""

    NOT_STARTED = "not-started"
    NOT_FINISHED = "not-finished"  # there is a draft that the team cannot see
    ANSWERED = "answered"
    TALK = "talk"
    NOT_SURE = "not-sure"


@dataclass(frozen=True, slots=True)
class EarlierView:
    """A reading before the one that a pack shows: the day, the number, and the number with its unit."""

    on: date
    number: float
    shown: str


@dataclass(frozen=True, slots=True)
class PackResultView:
    """One result as the pack shows it. explanation and usual are message ids. is_held: the person must be told first.

    earlier: readings of the same kind and unit up to and with this one, oldest first; none where there are too few for
    a line, or where one reading is two numbers.
    """

    id: UUID
    result: UUID
    code: str
    name: str
    value: str
    taken_on: date
    last_value: str
    last_taken_on: date | None
    explanation: str
    usual: str
    earlier: tuple[EarlierView, ...]
    is_held: bool


@dataclass(frozen=True, slots=True)
class PackView:
    """One round's preparation: the two contacts, and the pack if there is one. No words of the person's."""

    round: RoundView
    person: PersonView
    organisation: OrganisationView
    gathering: AppointmentView | None
    conversation: AppointmentView | None
    is_made: bool
    prompt_sets: tuple[str, ...]
    prompts: tuple[Prompt, ...]
    note: str
    results: tuple[PackResultView, ...]
    release_on: date | None
    outside_reason: str
    status: PackStatus
    finished_at: datetime | None
    is_opened: bool

    @property
    def made(self) -> frozenset[Format]:
        """The formats that it can be made in on paper."""
        return formats_made(self.prompts)

    @property
    def is_with_person(self) -> bool:
        return self.status not in (PackStatus.NOT_RELEASED, PackStatus.WAITING)


@dataclass(frozen=True, slots=True)
class ResultChoice:
    """A result that could go into a pack, with the one before it, and whether it is in the pack now."""

    latest: ResultView
    previous: ResultView | None
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class GoalBefore:
    """A goal of the plan that stands, with what was to be done for it."""

    goal: Item
    actions: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class SetChoice:
    """A prompt set that could be asked, and whether it is in the pack, or suggested where there is none yet."""

    set: PromptSet
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class AnswerView:
    """One question with what this voice has said to it: the saved answer, the draft, and the number to go on from.

    clash: the answer was saved since the draft was begun, by somebody of that name at that time.
    """

    question: Question
    state: AnswerState
    answer: str
    answered_by: str
    answered_at: datetime | None
    draft: str | None
    based_on: int
    newest: int

    @property
    def words(self) -> str:
        """What to show for writing on: the draft, else the answer."""
        return self.answer if self.draft is None else self.draft


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One page: the question, the keys of the pages before and after it, and the files that are seen beside it."""

    pack: PackView
    answer: AnswerView
    previous: str
    next: str
    sheets: tuple[AttachmentView, ...] = ()


@dataclass(frozen=True, slots=True)
class HelperView:
    """Who helped whom and how, with one answer or (prompt "") with all. The words are those of who was helped."""

    prompt: str
    whose: Whose
    helped_name: str
    name: str
    how: tuple[HelpedHow, ...]


@dataclass(frozen=True, slots=True)
class AnswersView:
    """Every question of a pack with what this voice has said, the files that it may see, and who helped this voice."""

    pack: PackView
    answers: tuple[AnswerView, ...]
    sheets: tuple[AttachmentView, ...] = ()
    helpers: tuple[HelperView, ...] = ()


@dataclass(frozen=True, slots=True)
class ResultsView:
    """The pack's results with every reading of the same kind up to the day that the pack shows, oldest first."""

    pack: PackView
    results: tuple[tuple[PackResultView, tuple[ResultView, ...]], ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What somebody chose at a prompt instead of writing (rules.prepare.Instead), and their name."""

    prompt: str
    choice: str
    name: str


@dataclass(frozen=True, slots=True)
class Said:
    """One prompt as the team reads it: what was said in each voice, what was chosen instead, and what is unread."""

    prompt: Prompt
    items: tuple[Item, ...]
    chosen: tuple[tuple[str, str], ...]  # the choice, and the name of the one who chose


@dataclass(frozen=True, slots=True)
class TeamAnswersView:
    """Everything said in a round's preparation, for the team. seen: item and number of what is shown."""

    pack: PackView
    said: tuple[Said, ...]
    others: tuple[Item, ...]
    seen: tuple[tuple[UUID, int], ...]
    unread: frozenset[UUID]
    sheets: tuple[AttachmentView, ...] = ()
    helpers: tuple[HelperView, ...] = ()
    coverage: Coverage = NOTHING_SAID


@dataclass(frozen=True, slots=True)
class WaitingAnswers:
    """One person's unread words: how many, since when, and how long the first have waited."""

    person: PersonView
    round: UUID
    count: int
    since: datetime
    waited: Waited


@dataclass(frozen=True, slots=True)
class WaitingPage:
    waiting: tuple[WaitingAnswers, ...]
    number: int
    last: int
    total: int


@dataclass(frozen=True, slots=True)
class StepView:
    """Something that happened to a pack: what, when, who noted it, and in which words."""

    step: Waypoint
    at: datetime
    by_name: str
    words: str


@dataclass(frozen=True, slots=True)
class TrackView:
    """A pack on its way. message: what became of the last one that was to bring it (status, channel, when, its id)."""

    made_at: datetime | None
    released_at: datetime | None
    message: MessageView | None
    steps: tuple[StepView, ...]
    need: PackNeed


@dataclass(frozen=True, slots=True)
class PackTask:
    """A person who is getting ready, and what their pack needs from the team next. message: the last that brings it."""

    person: PersonView
    round: UUID
    conversation_at: datetime | None
    release_on: date | None
    is_made: bool
    status: PackStatus
    need: PackNeed
    message: UUID | None


@dataclass(frozen=True, slots=True)
class PackTaskPage:
    tasks: tuple[PackTask, ...]
    number: int
    last: int
    total: int


@dataclass(frozen=True, slots=True)
class OwnHelperView:
    """Who helped this voice with one question, or (prompt None) with all. helper: as it was said before."""

    pack: PackView
    prompt: Prompt | None
    helper: HelperView | None


@dataclass(frozen=True, slots=True)
class SheetView:
    """One sheet or recording on its own page."""

    pack: PackView
    about: AttachmentView


@dataclass(frozen=True, slots=True)
class SheetToType:
    """A sheet or recording that nobody has typed yet, and how long it has waited."""

    person: PersonView
    about: AttachmentView
    waited: Waited


@dataclass(frozen=True, slots=True)
class SheetsToType:
    waiting: tuple[SheetToType, ...]
    number: int
    last: int
    total: int


@dataclass(frozen=True, slots=True)
class CallTask:
    """Somebody to call before they see their pack whole: since when, and whose call it is. Never about what."""

    person: PersonView
    round: UUID
    asked_at: datetime
    for_name: str
    is_mine: bool


@dataclass(frozen=True, slots=True)
class LastValue:
    """The newest reading before: as people read it, and as a number where it is one in the unit that is typed here."""

    words: str
    on: date
    number: Decimal | None


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One check: why it is asked, what is kept (as it was typed, or why not), and the newest reading before."""

    check: Check
    titles: tuple[str, ...]
    words: str
    not_done: NotDone | None
    saved_by: str
    last: LastValue | None


@dataclass(frozen=True, slots=True)
class GatheringView:
    """One round's checklist, as it stands. gathering: the appointment at which it is done, if one is booked."""

    round: RoundView
    person: PersonView
    gathering: AppointmentView | None
    rows: tuple[CheckRow, ...]
    other_plans: OtherPlans
    which_plans: str
    saved_at: datetime | None
    finished_at: datetime | None

    @property
    def left(self) -> int:
        """How many checks have neither a value nor a reason."""
        return sum(not each.words and each.not_done is None for each in self.rows)


@dataclass(frozen=True, slots=True)
class CheckSetVersion:
    """One version of an organisation's own set: what it asked, whether it was used, and who wrote it when."""

    asked: CheckSet
    is_used: bool
    set_at: datetime
    set_by: str


@dataclass(frozen=True, slots=True)
class CheckSetPage:
    """One set as it is asked today. is_shipped: the organisation has not changed it; questions: its own."""

    key: str
    newest: CheckSet
    questions: tuple[str, ...]
    is_shipped: bool
    is_used: bool
    versions: tuple[CheckSetVersion, ...]
