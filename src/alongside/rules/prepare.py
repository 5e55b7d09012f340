"""When a preparation pack reaches the person, who may answer it, and how long an answer has waited to be read."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID, uuid5

from alongside.rules.actors import Actor, Role
from alongside.rules.needs import MADE, MADE_EASY, Format
from alongside.rules.plan.content import Whose
from alongside.rules.prompts.prompt import Prompt
from alongside.rules.refusals import Invalid, NotReady, Unknown
from alongside.rules.stages import Stage

# Rule Q3 (Year of Care, domain.md 3.1): results and questions arrive one to two weeks before the conversation.
EARLIEST_BEFORE = timedelta(days=14)
LATEST_BEFORE = timedelta(days=7)
FLAGGED_BEFORE = timedelta(days=21)  # earlier than this, it is forgotten again
WAITING_AFTER = timedelta(hours=24)
LATE_AFTER = timedelta(hours=72)  # a weekend, and one working day
ANSWERING = frozenset({Stage.PREPARING, Stage.DISCUSSING})


class ReleaseWarning(StrEnum):
    TOO_EARLY = "too-early"
    TOO_LATE = "too-late"


class LeadFlag(StrEnum):
    """How the days between a pack and the conversation stand to rule Q3."""

    IN_TIME = "in-time"  # 7 to 14 days
    EARLY = "early"  # 15 to 21: not what was meant, and not flagged
    TOO_EARLY = "too-early"  # more than 21
    TOO_LATE = "too-late"  # fewer than 7
    CHOSE_NOT_TO = "chose-not-to"  # the person wanted none: nothing to flag


class AfterMove(StrEnum):
    """What a conversation that has moved means for the day of its pack."""

    NO_DAY = "no-day"  # none was chosen
    STANDS = "stands"  # still 7 to 14 days before
    DECIDE_ANEW = "decide-anew"  # not with the person yet, and outside the window now
    WITH_PERSON = "with-person"  # they have it: the days are said as they are


@dataclass(frozen=True, slots=True)
class Lead:
    """How many days before the conversation the person gets their pack, and what rule Q3 says to that."""

    days: int | None
    flag: LeadFlag

    @property
    def is_flagged(self) -> bool:
        return self.flag in (LeadFlag.TOO_EARLY, LeadFlag.TOO_LATE)


class PackStatus(StrEnum):
    NOT_RELEASED = "not-released"  # no date yet
    WAITING = "waiting"  # released on a later day
    READY = "ready"  # the person can see it; nothing answered
    STARTED = "started"
    FINISHED = "finished"  # the person said so, or nothing is left to answer


class Instead(StrEnum):
    """What somebody can choose at a prompt instead of writing."""

    TALK = "talk"  # "I would rather talk about this"
    NOT_SURE = "not-sure"


class HelpedHow(StrEnum):
    """What somebody did who helped with the answers. The words stay the person's (domain.md 16, scenario 1)."""

    READ = "read"
    WROTE = "wrote"
    INTERPRETED = "interpreted"


class Wait(StrEnum):
    NEW = "new"
    WAITING = "waiting"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Waited:
    """How long an answer has been unread: whole hours, and how urgent that is."""

    hours: int
    level: Wait


@dataclass(frozen=True, slots=True)
class Question:
    """One page of a pack: a prompt, its place in the pack, and whether it has an answer."""

    prompt: Prompt
    number: int
    total: int
    answered: bool


def check_contacts(
    gathering_at: datetime, conversation_at: datetime, now: datetime, *, unchanged: Collection[str] = ()
) -> None:
    """Raise Invalid, naming `gathering_at` or `conversation_at`, for a time in the past, or the gathering as second.

    unchanged: the names of those that stay as they were booked, and may have taken place.
    """
    for field, starts_at in (("gathering_at", gathering_at), ("conversation_at", conversation_at)):
        if field not in unchanged and starts_at <= now:
            raise Invalid("appointment.in-the-past", field=field)
    if gathering_at >= conversation_at:
        raise Invalid("prepare.gathering-first", field="gathering_at")


def voice_of(actor: Actor) -> Whose:
    """Whose words an answer is: a carer answers as a carer; what staff enter from paper is the person's."""
    return Whose.CARER if actor.role == Role.CARER else Whose.PERSON


def voice_on_file(actor: Actor, whose: Whose) -> Whose:
    """Whose words are on a file: a carer may send a sheet of the person's, or say it themselves; else the person's."""
    return whose if actor.role == Role.CARER else Whose.PERSON


def answer_id(round_id: UUID, prompt: str, whose: Whose, said_by: str) -> UUID:
    """The id of the entry that an answer of this voice becomes. There is one person; there may be several carers."""
    return uuid5(round_id, f"{prompt}:{whose}:{said_by if whose == Whose.CARER else ''}")


def release_window(conversation_on: date) -> tuple[date, date]:
    """The first and last day on which a pack should be released: 14 to 7 days before the conversation."""
    return conversation_on - EARLIEST_BEFORE, conversation_on - LATEST_BEFORE


def check_release(
    release_on: date, conversation_on: date, today: date, *, reason: str = ""
) -> tuple[ReleaseWarning, ...]:
    """Raise Invalid for a release in the past, after the conversation, or outside the window without a reason.

    With a reason, returns the warning to show and to keep.
    """
    if release_on < today:
        raise Invalid("prepare.release-past", field="release_on")
    if release_on > conversation_on:
        raise Invalid("prepare.release-after", field="release_on", values={"conversation_on": conversation_on})
    earliest, latest = release_window(conversation_on)
    if earliest <= release_on <= latest:
        return ()
    warning = ReleaseWarning.TOO_EARLY if release_on < earliest else ReleaseWarning.TOO_LATE
    if not reason.strip():
        values = {"days": (conversation_on - release_on).days, "earliest": earliest, "latest": latest}
        raise Invalid(f"prepare.release-{warning}", field="reason", values=values)
    return (warning,)


def lead_of(release_on: date | None, conversation_on: date, *, chose_not_to: bool = False) -> Lead:
    """Rule Q3 (domain.md 11.1): the exact days, flagged when fewer than 7 or more than 21.

    Where the person chose to have no pack, or there is no day yet, there are none to count; the first is no fault.
    """
    if chose_not_to:
        return Lead(None, LeadFlag.CHOSE_NOT_TO)
    if release_on is None:
        return Lead(None, LeadFlag.TOO_LATE)
    before = conversation_on - release_on
    if before < LATEST_BEFORE:
        return Lead(before.days, LeadFlag.TOO_LATE)
    if before > FLAGGED_BEFORE:
        return Lead(before.days, LeadFlag.TOO_EARLY)
    return Lead(before.days, LeadFlag.IN_TIME if before <= EARLIEST_BEFORE else LeadFlag.EARLY)


def after_move(release_on: date | None, conversation_on: date, today: date) -> AfterMove:
    """What becomes of the pack's day when the conversation is on another one. Rule Q3 is asked again, whoever decided
    on the old day and for whatever reason."""
    if release_on is None:
        return AfterMove.NO_DAY
    if release_on <= today:
        return AfterMove.WITH_PERSON
    earliest, latest = release_window(conversation_on)
    return AfterMove.STANDS if earliest <= release_on <= latest else AfterMove.DECIDE_ANEW


def check_answering(*, stage: Stage, release_on: date | None, today: date) -> None:
    """Raise NotReady before the pack is with the person, and once the conversation's round has gone past talking."""
    if stage not in ANSWERING:
        raise NotReady("prepare.not-answering-now", values={"stage": stage})
    if release_on is None or today < release_on:
        raise NotReady("prepare.not-released", values={"release_on": release_on})


def check_can_answer(
    *, stage: Stage, release_on: date | None, today: date, prompt: str, prompts: Collection[Prompt]
) -> None:
    """Raise unless this prompt of the pack can be answered today, online or on paper.

    NotReady as check_answering; Unknown for a prompt that is not in the pack.
    """
    check_answering(stage=stage, release_on=release_on, today=today)
    if all(each.key != prompt for each in prompts):
        raise Unknown("prepare.unknown-prompt", field="prompt")


def check_helped(how: Collection[str]) -> tuple[HelpedHow, ...]:
    """The ways in which somebody helped, in the order of the list. Raises Invalid for none, and for an unknown one."""
    if not how or not all(each in HelpedHow for each in how):
        raise Invalid("prepare.helped-how", field="how")
    return tuple(each for each in HelpedHow if each in how)


def pack_status(*, release_on: date | None, today: date, answered: int, total: int, finished: bool) -> PackStatus:
    """How a pack stands. finished: the person said that they have finished; skipping everything is finishing too."""
    if release_on is None:
        return PackStatus.NOT_RELEASED
    if today < release_on:
        return PackStatus.WAITING
    if finished or (total and answered >= total):
        return PackStatus.FINISHED
    return PackStatus.STARTED if answered else PackStatus.READY


def questions(prompts: Collection[Prompt], answered: Collection[str]) -> tuple[Question, ...]:
    """The pages of a pack in order. answered: keys of the prompts that have words."""
    return tuple(
        Question(prompt, number, len(prompts), prompt.key in answered) for number, prompt in enumerate(prompts, 1)
    )


def unanswered_clock(answered_at: datetime, now: datetime) -> Waited:
    """How long an answer has waited for somebody to read it. A clock that runs ahead counts as no wait."""
    waited = max(now - answered_at, timedelta())
    level = Wait.LATE if waited >= LATE_AFTER else Wait.WAITING if waited >= WAITING_AFTER else Wait.NEW
    return Waited(hours=int(waited.total_seconds() // 3600), level=level)


def formats_made(prompts: Collection[Prompt]) -> frozenset[Format]:
    """The formats that a pack with these questions can be made in: Easy Read where each is written in Easy Read too."""
    return MADE_EASY if all(each.easy for each in prompts) else MADE
