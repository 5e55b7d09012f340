"""The person's sharing decisions: who may decide, for what, how long they hold, and when to ask "is it still ok?".

Source: domain.md 7.2 (audience x section x purpose x period, refusal with reason), X4 (older than a major change),
safety.md 7 inputs 41 and 42.
"""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from enum import StrEnum

from alongside.rules.authority.kinds import AuthorityKind
from alongside.rules.dates import day_of
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Invalid

LONGEST_YEARS = 10
ASK_AGAIN_AFTER = timedelta(days=365)


class SharingPurpose(StrEnum):
    """For what the reader may use what is shared; values of rules.actors.Purpose."""

    DIRECT_CARE = "direct-care"
    EMERGENCY = "emergency"


class GivenBy(StrEnum):
    """Who decided: the person, or somebody with authority in their place."""

    PERSON = "person"
    ATTORNEY = "attorney"
    DEPUTY = "deputy"
    PARENT = "parent"
    BEST_INTERESTS = "best-interests"


# What somebody must hold to decide in the person's place (MCA 2005 s.9, s.16; Children Act 1989 s.2).
HOLDS = {
    GivenBy.ATTORNEY: AuthorityKind.LPA_WELFARE,
    GivenBy.DEPUTY: AuthorityKind.DEPUTY_WELFARE,
    GivenBy.PARENT: AuthorityKind.PARENTAL_RESPONSIBILITY,
}


class AskAgain(StrEnum):
    """Why the person is asked whether a decision still stands."""

    A_YEAR_AGO = "a-year-ago"
    PLAN_CHANGED = "plan-changed"


def check_choice(
    *,
    sections: Collection[Section],
    comment_on: Collection[Section],
    contribute_to: Collection[Section],
    purposes: Collection[str],
    ends_on: date | None,
    today: date,
) -> None:
    """What a decision may say. Raises Invalid, naming the field: nothing chosen, more than is seen, no purpose, an end
    before today or more than ten years off."""
    if not sections:
        raise Invalid("sharing.choose-sections", field="sections")
    if not {*comment_on, *contribute_to} <= set(sections):
        raise Invalid("sharing.more-than-seen", field="may")
    if not purposes or not set(purposes) <= set(SharingPurpose):
        raise Invalid("sharing.choose-purpose", field="purposes")
    if ends_on and not today <= ends_on <= today.replace(year=today.year + LONGEST_YEARS, day=1):
        raise Invalid("sharing.ends-on", field="ends_on", values={"years": LONGEST_YEARS})


def check_giver(given_by: GivenBy, *, held: Collection[AuthorityKind], has_best_interests: bool) -> None:
    """Who decides in the person's place stands on something recorded. Raises Invalid.

    held: the kinds of authority over this person that are in force. has_best_interests: a best-interests decision is
    recorded (MCA 2005 s.4).
    """
    if given_by == GivenBy.BEST_INTERESTS and not has_best_interests:
        raise Invalid("sharing.no-best-interests", field="given_by")
    if given_by in HOLDS and HOLDS[given_by] not in held:
        raise Invalid("sharing.no-authority", field="given_by")


def ask_again(*, looked_at: datetime, changed_at: datetime | None, now: datetime) -> AskAgain | None:
    """Why to ask whether a decision still stands: X4 a version agreed since, else a year since anybody looked at it.

    looked_at: when it was decided, or last confirmed. changed_at: when the newest version was agreed.
    """
    if changed_at is not None and changed_at > looked_at:
        return AskAgain.PLAN_CHANGED
    if day_of(now) - day_of(looked_at) >= ASK_AGAIN_AFTER:
        return AskAgain.A_YEAR_AGO
    return None
