"""What a plan lacks before it may be called agreed. A block stops the label, never the saving of what people said."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from alongside.rules.dates import months_later
from alongside.rules.plan.content import Content, Item, Kind, Whose
from alongside.rules.plan.details import Detail
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Invalid, NotReady

LOW_IMPORTANCE = 5  # rule Q6: below these, ask what would make it easier
LOW_CONFIDENCE = 7
PACK_DAYS = range(7, 15)  # rule Q3
LONGEST_REVIEW_MONTHS = 12  # rule Q8
# Words that name nobody: rule Q5 warns, because nobody in particular will do it.
NOBODY_IN_PARTICULAR = frozenset(
    {"anyone", "everyone", "gp surgery", "nhs", "practice", "someone", "staff", "surgery", "team", "they", "us", "we"}
)


class Severity(StrEnum):
    BLOCK = "block"
    WARN = "warn"
    INFORM = "inform"


class Code(StrEnum):
    """What was found; doors hold a kind sentence for each, as `ready.<code>`. Q numbers: domain.md 11.1."""

    WHAT_MATTERS = "what-matters"  # Q1
    GOAL = "goal"  # Q1
    ACTION = "action"  # Q1
    AGREEMENT = "agreement"  # Q1
    ACTION_OWNER = "action-owner"  # Q5
    ACCESS_ROUTE = "access-route"  # Q14
    CONVERSATION = "conversation"  # Q2
    PACK = "pack"  # Q3
    PACK_TIMING = "pack-timing"  # Q3
    GOAL_WITHOUT_ACTION = "goal-without-action"  # criterion C4
    NOBODY_IN_PARTICULAR = "nobody-in-particular"  # Q5
    LOW_IMPORTANCE = "low-importance"  # Q6
    LOW_CONFIDENCE = "low-confidence"  # Q6
    COORDINATOR = "coordinator"  # Q8
    REVIEW_DATE = "review-date"  # Q8
    REVIEW_PAST = "review-past"  # Q8
    REVIEW_LATE = "review-late"  # Q8
    REVIEWER = "reviewer"  # Q8
    COPY_FORMAT = "copy-format"  # Q10
    OTHER_PLANS = "other-plans"  # Q13
    STRENGTHS = "strengths"  # Q10
    COPY = "copy"  # Q10
    NOT_ASKED_ABOUT = "not-asked-about"  # A13
    OPEN_CONFLICT = "open-conflict"  # A14


class AccessRoute(StrEnum):
    """How the person gets at the plan that is theirs."""

    ACCOUNT = "account"
    PAPER = "paper"
    PROXY = "proxy"


class NotAgreed(StrEnum):
    """Why a plan was not agreed (rule Q4)."""

    DECLINED = "declined"
    CAPACITY = "capacity"
    MORE_TIME = "more-time"
    DISAGREEMENT = "disagreement"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class AgreementFacts:
    """All that readiness stands on besides the content.

    agreed_by, agreed_on and agreed_how are the act of agreement: who, which day, and how ("signed in", "present, said
    yes"). pack_days is how many days before the conversation the pack came; pack_reason why it was other than 7-14, or
    why there was none. copy_format_known: the person was asked which format they need. not_asked_about: those who
    support the person and about whom nobody has asked them. open_conflicts: conflicts of interest still undecided.
    """

    today: date
    agreed_by: str = ""
    agreed_on: date | None = None
    agreed_how: str = ""
    access_route: AccessRoute | None = None
    conversation_on: date | None = None
    took_part: tuple[str, ...] = ()
    pack_days: int | None = None
    pack_reason: str = ""
    coordinator: str = ""
    review_on: date | None = None
    reviewer: str = ""
    copy_planned: bool = False
    copy_format_known: bool = False
    other_plans_asked: bool = False
    not_asked_about: tuple[str, ...] = ()
    open_conflicts: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend or to think about. item is the goal or action that it is about, if it is about one."""

    code: Code
    severity: Severity
    item: UUID | None = None
    values: Mapping[str, str | int | date] = field(default_factory=dict)


def asks_what_would_help(item: Item) -> bool:
    """Whether to ask "what would make this easier?" (rule Q6): a goal below 5 in importance, an action below 7 in
    confidence, and nobody has answered it yet. PRSB PCSP v2.0 has both scales; 7 is a convention of action planning."""
    scales = {Kind.GOAL: (item.importance, LOW_IMPORTANCE), Kind.ACTION: (item.confidence, LOW_CONFIDENCE)}
    value, low = scales.get(item.kind, (None, 0))
    return value is not None and value < low and not item.detail(Detail.EASIER)


def readiness(content: Content, facts: AgreementFacts) -> tuple[Finding, ...]:
    """Everything found, blocks first, then warnings, then information; in page order within each."""
    found = (
        *_content(content),
        *_items(content),
        *_agreement(facts),
        *_preparation(facts),
        *_involved(facts),
        *_afterwards(facts),
    )
    order = tuple(Severity)
    return tuple(sorted(found, key=lambda finding: order.index(finding.severity)))


def check_ready(content: Content, facts: AgreementFacts) -> None:
    """Raise NotReady, with the codes that block in values["missing"], unless this may be called agreed (rule Q1)."""
    missing = tuple(each.code for each in readiness(content, facts) if each.severity == Severity.BLOCK)
    if missing:
        raise NotReady("plan.not-ready", values={"missing": tuple(dict.fromkeys(missing))})


def check_not_agreed(reason: NotAgreed | None, *, words: str, said_by: str) -> None:
    """Raise Invalid unless a plan that was not agreed says why (rule Q4).

    A disagreement, and "other", need words, and a disagreement the name of the one whose words they are.
    """
    if reason is None:
        raise Invalid("plan.not-agreed-reason", field="reason")
    if reason in (NotAgreed.DISAGREEMENT, NotAgreed.OTHER) and not words.strip():
        raise Invalid("plan.not-agreed-words", field="words")
    if reason == NotAgreed.DISAGREEMENT and not said_by.strip():
        raise Invalid("plan.disagreement-said-by", field="said_by")


def _block(code: Code, item: UUID | None = None, **values: str) -> Finding:
    return Finding(code, Severity.BLOCK, item, values)


def _warn(code: Code, item: UUID | None = None, **values: str | int | date) -> Finding:
    return Finding(code, Severity.WARN, item, values)


def _content(content: Content) -> Iterator[Finding]:
    """Q1's three kinds of words, C4 and Q10."""
    if not any(item.whose == Whose.PERSON for item in content.in_section(Section.WHAT_MATTERS)):
        yield _block(Code.WHAT_MATTERS)
    if not content.goals():
        yield _block(Code.GOAL)
    if not any(item.kind == Kind.ACTION and item.who.strip() and item.by_when.strip() for item in content.items):
        yield _block(Code.ACTION)
    for goal in content.goals():
        if not content.actions_of(goal.id):
            yield _warn(Code.GOAL_WITHOUT_ACTION, goal.id, words=goal.words)
    if not content.in_section(Section.STRENGTHS):
        yield Finding(Code.STRENGTHS, Severity.INFORM)


def _items(content: Content) -> Iterator[Finding]:
    for item in content.items:
        if item.kind == Kind.ACTION:
            yield from _action(item)
        elif item.kind == Kind.GOAL and item.importance is not None and item.importance < LOW_IMPORTANCE:
            yield _warn(Code.LOW_IMPORTANCE, item.id, words=item.words, importance=item.importance)


def _action(item: Item) -> Iterator[Finding]:
    """Q5 and Q6."""
    who = item.who.strip()
    if not who:
        yield _block(Code.ACTION_OWNER, item.id, words=item.words)
    elif who.casefold().removeprefix("the ").rstrip(".") in NOBODY_IN_PARTICULAR:
        yield _warn(Code.NOBODY_IN_PARTICULAR, item.id, words=item.words, who=who)
    if item.confidence is not None and item.confidence < LOW_CONFIDENCE:
        yield _warn(Code.LOW_CONFIDENCE, item.id, words=item.words, confidence=item.confidence)


def _agreement(facts: AgreementFacts) -> Iterator[Finding]:
    """Q1's act, and Q14."""
    if not (facts.agreed_by.strip() and facts.agreed_on is not None and facts.agreed_how.strip()):
        yield _block(Code.AGREEMENT)
    if facts.access_route is None:
        yield _block(Code.ACCESS_ROUTE)


def _preparation(facts: AgreementFacts) -> Iterator[Finding]:
    """Q2 and Q3."""
    if facts.conversation_on is None or not facts.took_part:
        yield _warn(Code.CONVERSATION)
    if facts.pack_reason.strip() or facts.pack_days in PACK_DAYS:
        return
    if facts.pack_days is None:
        yield _warn(Code.PACK)
    else:
        yield _warn(Code.PACK_TIMING, days=facts.pack_days)


def _involved(facts: AgreementFacts) -> Iterator[Finding]:
    """A13: was the person asked who is to be involved? A14: nothing is agreed over an open conflict of interest."""
    if facts.not_asked_about:
        yield _warn(Code.NOT_ASKED_ABOUT, names=", ".join(facts.not_asked_about))
    if facts.open_conflicts:
        yield _block(Code.OPEN_CONFLICT)


def _afterwards(facts: AgreementFacts) -> Iterator[Finding]:
    """Q8, Q10 and Q13."""
    if not facts.coordinator.strip():
        yield _warn(Code.COORDINATOR)
    yield from _review(facts)
    if not facts.copy_planned:
        yield Finding(Code.COPY, Severity.INFORM)
    if not facts.copy_format_known:
        yield _warn(Code.COPY_FORMAT)
    if not facts.other_plans_asked:
        yield _warn(Code.OTHER_PLANS)


def _review(facts: AgreementFacts) -> Iterator[Finding]:
    """Q8: a date within a year, and somebody who answers for it."""
    if facts.review_on is None:
        yield _warn(Code.REVIEW_DATE)
    elif facts.review_on < facts.today:
        yield _warn(Code.REVIEW_PAST, on=facts.review_on)
    elif facts.review_on > months_later(facts.today, LONGEST_REVIEW_MONTHS):
        yield _warn(Code.REVIEW_LATE, on=facts.review_on)
    if not facts.reviewer.strip():
        yield _warn(Code.REVIEWER)
