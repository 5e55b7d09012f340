"""Opening a plan beside the person's decision: break-glass, the emergency view, and overrides on a legal ground.

Source: safety.md 2.2 (P5, P6), domain.md 7.2 (override: ground, reason, notice afterwards unless unsafe) and X5.
"""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from alongside.rules.refusals import Invalid
from alongside.rules.text import safe_text

LONGEST = timedelta(hours=4)
LONGEST_OVERRIDE = timedelta(days=90)
REVIEW_WITHIN = timedelta(days=3)
SHORTEST_REASON = 15  # characters: enough to say why, where there is time to say it
SHORTEST_SAID = 6  # letters: "Confused" says what happened, five letters do not (safety.md, case 47)
FEWEST_DIFFERENT = 3  # letters: "aaaaaaaa" is no word


class OpeningKind(StrEnum):
    BREAK_GLASS = "break-glass"
    EMERGENCY = "emergency"


class Reason(StrEnum):
    """Why the plan has to be opened now."""

    LIFE_AT_RISK = "life-at-risk"
    CANNOT_BE_ASKED = "cannot-be-asked"
    SOMEBODY_ELSE_AT_RISK = "somebody-else-at-risk"
    CALLED_TO_THE_PERSON = "called-to-the-person"
    OTHER = "other"


class Outcome(StrEnum):
    """What whoever looked at an opening found."""

    RIGHT = "right"
    NOT_NEEDED = "not-needed"
    WRONG = "wrong"


class ReviewedBy(StrEnum):
    """Whose privacy officer looks at an opening. There, where the organisation that opens has none: see rls.sql."""

    HERE = "here"  # the organisation of whoever opens
    THERE = "there"  # one that looks after the person
    NOBODY = "nobody"


class Ground(StrEnum):
    """On what law a decision of the person is overridden (domain.md 7.2)."""

    VITAL_INTERESTS = "vital-interests"
    SAFEGUARDING = "safeguarding"
    COURT_ORDER = "court-order"
    PUBLIC_INTEREST = "public-interest"


class OverrideStanding(StrEnum):
    """Where an override stands: it shows nothing before a second person has looked, nor once it is ended or over."""

    WAITS = "waits"
    HOLDS = "holds"
    ENDED = "ended"
    OVER = "over"


def override_standing(
    *, second_at: datetime | None, ended_at: datetime | None, ends_on: date, today: date
) -> OverrideStanding:
    if ended_at is not None:
        return OverrideStanding.ENDED
    if ends_on < today:
        return OverrideStanding.OVER
    return OverrideStanding.WAITS if second_at is None else OverrideStanding.HOLDS


def check_opening(*, reason: str, words: str, is_own_or_relative: bool) -> tuple[Reason, str]:
    """The reason and the words of an opening. Raises Invalid for none or too few (X5), and on one's own record.

    is_own_or_relative: the one who opens is this person, or one of those who support them in private life.
    """
    if is_own_or_relative:
        raise Invalid("opening.own-or-relative")
    if reason not in set(Reason):
        raise Invalid("opening.reason", field="reason")
    return Reason(reason), check_said(words, field="words")


def check_not_told(words: str, reviewed_by: ReviewedBy) -> str:
    """Why the person is not told yet, or nothing. Raises Invalid where nobody would ever look at that."""
    if not words:
        return ""
    if reviewed_by == ReviewedBy.NOBODY:
        raise Invalid("opening.nobody-looks", field="not_told")
    return check_reason_words(words, field="not_told")


def check_said(words: str, *, field: str) -> str:
    """What happened, in whatever words somebody in an emergency has time for: "She fell" is enough. Raises Invalid."""
    said = safe_text(words, field=field, longest=2000)
    letters = [each for each in said.casefold() if each.isalnum()]
    is_a_word = max(map(len, said.split())) >= FEWEST_DIFFERENT
    if len(letters) < SHORTEST_SAID or len(set(letters)) < FEWEST_DIFFERENT or not is_a_word:
        raise Invalid("opening.say-what", field=field)
    return said


def check_reason_words(words: str, *, field: str) -> str:
    """Words that say why, at least SHORTEST_REASON characters. Raises Invalid."""
    said = safe_text(words, field=field, longest=2000)
    if len("".join(said.split())) < SHORTEST_REASON:
        raise Invalid("opening.say-more", field=field, values={"least": SHORTEST_REASON})
    return said


def check_override_end(*, ends_on: date, today: date) -> None:
    """An override ends between today and 90 days from now. Raises Invalid."""
    if not today <= ends_on <= today + LONGEST_OVERRIDE:
        raise Invalid("override.ends-on", field="ends_on", values={"days": LONGEST_OVERRIDE.days})


def check_second(*, second: UUID | None, others: Collection[UUID | None], field: str) -> None:
    """A second look is by somebody else. Raises Invalid."""
    if second is None or second in others:
        raise Invalid("second-person.needed", field=field)


def is_review_late(*, opened_at: datetime, reviewed_at: datetime | None, now: datetime) -> bool:
    """Whether an opening should have been looked at by now: every one is, within three days."""
    return reviewed_at is None and now - opened_at > REVIEW_WITHIN
