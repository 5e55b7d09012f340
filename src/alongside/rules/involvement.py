"""Whether somebody may be involved, in which part, and what stands against it: the person's decision comes first.

Sources: domain.md 7.5 (a conflict of interest between the person and those they involve), 11.2 (A11); what a plan still
needs before it is agreed (A13, A14) is in rules/plan/readiness.py. The database holds `bars` as `conflict_bars()` in
records/careteam/rls.sql; tests/records/careteam hold the two together.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from alongside.rules.dates import months_later
from alongside.rules.refusals import Invalid

LONGEST_REVIEW_MONTHS = 12


class Involve(StrEnum):
    """What the person wants of somebody."""

    INVOLVE = "involve"
    WITH_LIMITS = "with-limits"
    DO_NOT = "do-not-involve"


class Outcome(StrEnum):
    """What was decided about a conflict of interest. Undecided: the question is open."""

    UNDECIDED = "undecided"
    INVOLVE = "involve"
    WITH_LIMITS = "with-limits"
    DO_NOT = "do-not-involve"


class Asked(StrEnum):
    """How the person was asked. Anything but alone, or by their own sign-in, needs a reason."""

    OWN_SIGN_IN = "own-sign-in"
    ALONE = "alone"
    NOT_ALONE = "not-alone"
    NOT_ASKED = "not-asked"


class Benefit(StrEnum):
    """What somebody gains or could lose by what the person decides."""

    MONEY = "money"
    TENANCY = "tenancy"
    SERVICES = "services"
    INHERITANCE = "inheritance"


class AnswersWhen(StrEnum):
    """When somebody answers the phone. Not asked is not "no": who answers by day alone was asked."""

    NOT_ASKED = "not-asked"
    DAY = "day"
    NIGHT = "night"
    ANY_TIME = "any-time"


class Attorney(StrEnum):
    """The authority that somebody holds or is to hold; whether it is in force is for records/authority to say."""

    NONE = "none"
    HEALTH_AND_WELFARE = "health-and-welfare"
    PROPERTY = "property"
    BOTH = "both"
    ENDURING = "enduring"  # made before October 2007: property and money only
    DEPUTY = "deputy"  # appointed by the Court of Protection


class Part(StrEnum):
    """A part that somebody could take, against which an interest can stand."""

    PROXY = "proxy"
    SOLE_SUPPORTER = "sole-supporter"
    TOLD_OF_CONCERNS = "told-of-concerns"
    APPROPRIATE_INDIVIDUAL = "appropriate-individual"
    WITNESS = "witness"
    COORDINATOR = "coordinator"
    FACILITATOR = "facilitator"


class Stop(StrEnum):
    """A hard stop. Doors hold a sentence for each but `alleged`, which only a safeguarding lead is told."""

    ALLEGED = "alleged"
    NOT_WANTED = "not-wanted"
    PAID = "paid"
    BENEFITS = "benefits"


@dataclass(frozen=True, slots=True)
class Interests:
    """All that is known of one person involved. decision and outcome are the newest ones; None: nobody has asked.

    alleged: a safeguarding lead has answered that they are alleged to have caused harm. benefits_from: what they gain
    by the person's decisions. Only a safeguarding lead ever gets `alleged`; everybody else sees False.
    """

    decision: Involve | None = None
    outcome: Outcome | None = None
    alleged: bool = False
    paid: bool = False
    benefits_from: frozenset[Benefit] = frozenset()
    attorney: Attorney = Attorney.NONE

    @property
    def is_refused(self) -> bool:
        """Whether the person, or the check of a conflict of interest, said that they are not to be involved."""
        return self.decision == Involve.DO_NOT or self.outcome == Outcome.DO_NOT


@dataclass(frozen=True, slots=True)
class Answer:
    """The person's decision about somebody: limits in words where there are limits; a reason where not asked alone."""

    decision: Involve
    asked: Asked
    decided_on: date
    limits: str = ""
    why_not_alone: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A conflict-of-interest record, as it is written down. own_view: the person's own, in their words."""

    paid: bool
    paid_how: str
    benefits_from: frozenset[Benefit]
    attorney: Attorney
    own_view: str
    own_view_asked: Asked
    why_not_alone: str
    own_view_on: date | None
    independent_view: str
    independent_by: str
    outcome: Outcome
    limits: str
    review_on: date | None


def bars(interests: Interests) -> bool:
    """Rule F8: whether what is known keeps this account from everything about the person.

    They are not wanted (the person's decision, or the outcome of the check), or alleged to have caused harm.
    """
    return interests.is_refused or interests.alleged


def is_same_name(name: str, other: str) -> bool:
    """Whether two names are written alike, but for capitals and spaces. No name is like no name."""
    one, two = " ".join(name.casefold().split()), " ".join(other.casefold().split())
    return bool(one) and one == two


def together(known: Iterable[Interests]) -> Interests:
    """What stands against any of several who may be one: refused once is refused, paid once is paid."""
    each = tuple(known)
    return Interests(
        decision=Involve.DO_NOT if any(one.is_refused for one in each) else None,
        alleged=any(one.alleged for one in each),
        paid=any(one.paid for one in each),
        benefits_from=frozenset[Benefit]().union(*(one.benefits_from for one in each)),
        attorney=next((one.attorney for one in each if one.attorney != Attorney.NONE), Attorney.NONE),
    )


def stops(part: Part, interests: Interests) -> tuple[Stop, ...]:
    """What stands against somebody taking this part; nothing when they may."""
    found = [stop for stop, parts in _STOPS.items() if part in parts and _applies(stop, part, interests)]
    return tuple(found)


# A part, and what keeps somebody from it.
# - Alleged to have caused harm: no proxy (rule K3), no sole supporter, told of no concern, no appropriate individual
#   (rule A11; Care Act 2014 s.68, and the statutory guidance 7.33-7.37), no witness and no part of ours.
#   Care Act 2014 s.42 (enquiries); domain.md 7.5.
# - Not wanted: no part at all. The appropriate individual too needs the person's consent (Care Act 2014 s.67(6)).
# - Paid: an appropriate individual is nobody who is "engaged in providing care or treatment for the individual in a
#   professional capacity or for remuneration" (Care Act 2014 s.67(5); rule A11).
# - Benefits: an attorney witnesses nothing that they benefit from. LPA: SI 2007/1253 reg. 9 (no donee witnesses the
#   donor's signature); ADRT: Mental Capacity Act 2005 s.25(6), good practice and rule D8.
_STOPS = {
    Stop.NOT_WANTED: frozenset(Part),
    Stop.ALLEGED: frozenset(Part),
    Stop.PAID: frozenset({Part.APPROPRIATE_INDIVIDUAL}),
    Stop.BENEFITS: frozenset({Part.WITNESS}),
}


def _applies(stop: Stop, part: Part, interests: Interests) -> bool:
    return {
        Stop.NOT_WANTED: interests.is_refused,
        Stop.ALLEGED: interests.alleged,
        Stop.PAID: interests.paid,
        Stop.BENEFITS: interests.attorney != Attorney.NONE or bool(interests.benefits_from),
    }[stop]


def others_who_support(interests: Iterable[Interests]) -> int:
    """How many of these people can be relied on: none of them refused, none alleged to have caused harm.

    Where one is alleged and this is nought, the person is left with nobody: an advocate is needed (Care Act 2014 s.68).
    """
    return sum(not bars(each) for each in interests)


def check_answer(answer: Answer, today: date) -> None:
    """Raise Invalid for limits without words, a reason that is missing, or a day that is still to come."""
    if answer.asked == Asked.NOT_ASKED:
        raise Invalid("involvement.asked", field="asked")
    _check_limits(answer.decision == Involve.WITH_LIMITS, answer.limits)
    _check_alone(answer.asked, answer.why_not_alone)
    if answer.decided_on > today:
        raise Invalid("involvement.decided-in-future", field="decided_on")


def check_conflict(check: Check, today: date) -> None:
    """Raise Invalid unless a conflict-of-interest record says enough to be kept.

    It is decided only with the person's own view; where they were not asked alone, with an independent one too.
    """
    if check.paid and not check.paid_how.strip():
        raise Invalid("involvement.paid-how", field="paid_how")
    _check_limits(check.outcome == Outcome.WITH_LIMITS, check.limits)
    _check_alone(check.own_view_asked, check.why_not_alone)
    if check.own_view_asked != Asked.NOT_ASKED:
        _check_view(check, today)
    if bool(check.independent_view.strip()) != bool(check.independent_by.strip()):
        raise Invalid("involvement.independent-by", field="independent_by")
    if check.outcome != Outcome.UNDECIDED:
        _check_decided(check)
    if check.review_on is not None and not today < check.review_on <= months_later(today, LONGEST_REVIEW_MONTHS):
        raise Invalid("involvement.review-on", field="review_on", values={"months": LONGEST_REVIEW_MONTHS})


def check_contact(*, is_professional: bool, key_worker: bool, no_contact: bool, reason: str) -> None:
    """Raise Invalid for "please do not contact" without a reason, and for a key worker who is no professional."""
    if no_contact and not reason.strip():
        raise Invalid("supporter.no-contact-reason", field="no_contact_reason")
    if key_worker and not is_professional:
        raise Invalid("supporter.key-worker", field="key_worker")


def _check_limits(limited: bool, limits: str) -> None:
    if limited and not limits.strip():
        raise Invalid("involvement.limits", field="limits")


def _check_alone(asked: Asked, why_not: str) -> None:
    if asked in (Asked.NOT_ALONE, Asked.NOT_ASKED) and not why_not.strip():
        raise Invalid("involvement.why-not-alone", field="why_not_alone")


def _check_view(check: Check, today: date) -> None:
    if not check.own_view.strip():
        raise Invalid("involvement.own-view", field="own_view")
    if check.own_view_on is None or check.own_view_on > today:
        raise Invalid("involvement.own-view-on", field="own_view_on")


def _check_decided(check: Check) -> None:
    alone = check.own_view_asked in (Asked.ALONE, Asked.OWN_SIGN_IN)
    if not alone and not check.independent_view.strip():
        raise Invalid("involvement.independent-view", field="independent_view")
    if check.review_on is None:
        raise Invalid("involvement.review-needed", field="review_on")
