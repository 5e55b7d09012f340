"""A conversation: the person's agenda first, a few topics well, goals and actions on their own scales."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID, uuid5

from alongside.rules.plan.content import Whose
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Invalid
from alongside.rules.text import safe_text

MOST_TOPICS = 3
LOWEST, HIGHEST = 1, 10  # importance and confidence (PRSB PCSP v2.0)
LONGEST_LINE = 200


@dataclass(frozen=True, slots=True)
class Topic:
    """Something to talk about. is_parked: not for today; it stays in sight."""

    id: UUID
    words: str
    is_persons: bool
    is_parked: bool = False


# What is written about a topic, side by side: the person's own words, and what was talked about.
VOICES = (Whose.PERSON, Whose.TOGETHER)


def item_of_topic(topic: UUID, whose: Whose) -> UUID:
    """The item of the plan that holds what was said about a topic in one of its voices."""
    return uuid5(topic, str(whose))


def kept_of(keep: str, *, mine: str, theirs: str) -> str:
    """Which of two texts is kept: "mine", "theirs", or "both", one after the other. Raises Invalid for no such."""
    texts = {"mine": mine, "theirs": theirs, "both": "\n\n".join(filter(None, (theirs, mine)))}
    if keep not in texts:
        raise Invalid("prepare.unknown-choice", field="keep")
    return texts[keep]


class Lacking(StrEnum):
    """What a conversation was without. It is finished all the same."""

    WHO = "who"
    LIFE = "life"


# Parts of a plan that are about somebody's life and not about an illness.
LIFE = frozenset({Section.WHAT_MATTERS, Section.ABOUT_ME, Section.STRENGTHS, Section.FUTURE})


def lacking(*, took_part: Iterable[str], topics: Iterable[Topic], said: Iterable[Section]) -> tuple[Lacking, ...]:
    """What a conversation is without (rule Q2): who took part, and at least one topic that is not clinical.

    A topic of the person's own is about their life, whatever they call it; so is what was said in a part about it. That
    a conversation has a date is held by the database.
    """
    found = [] if any(name.strip() for name in took_part) else [Lacking.WHO]
    own = any(topic.is_persons and not topic.is_parked for topic in topics)
    return tuple(found if own or LIFE & set(said) else [*found, Lacking.LIFE])


class StillNeeded(StrEnum):
    """What an action lacks before a plan with it can be agreed. It is saved all the same."""

    WHO = "who"
    BY_WHEN = "by-when"


def in_order(topics: Iterable[Topic]) -> tuple[Topic, ...]:
    """The person's topics first, then the others; parked ones last in each, otherwise as they were given."""
    return tuple(sorted(topics, key=lambda topic: (not topic.is_persons, topic.is_parked)))


def check_agenda(topics: Iterable[Topic]) -> None:
    """Raise Invalid if more than three topics are for today."""
    for_today = sum(not topic.is_parked for topic in topics)
    if for_today > MOST_TOPICS:
        raise Invalid("discuss.too-many-topics", field="topics", values={"most": MOST_TOPICS, "chosen": for_today})


def check_scale(value: int | None, *, field: str) -> None:
    """Raise Invalid unless the value is 1 to 10, or was left out."""
    if value is not None and not LOWEST <= value <= HIGHEST:
        raise Invalid("discuss.off-scale", field=field, values={"lowest": LOWEST, "highest": HIGHEST})


def check_goal(words: str, *, importance: int | None = None) -> None:
    """Raise Invalid unless a goal has words, and an importance on the scale if it has one."""
    safe_text(words, field="words")
    check_scale(importance, field="importance")


def check_action(
    words: str, *, who: str = "", by_when: str = "", confidence: int | None = None
) -> tuple[StillNeeded, ...]:
    """Raise Invalid unless an action says what will be done, on its scales; return what it lacks to be agreed on."""
    safe_text(words, field="words")
    check_scale(confidence, field="confidence")
    lines = {StillNeeded.WHO: ("who", who.strip()), StillNeeded.BY_WHEN: ("by_when", by_when.strip())}
    for name, line in lines.values():
        if line:
            safe_text(line, field=name, longest=LONGEST_LINE)
    return tuple(needed for needed, (_, line) in lines.items() if not line)
