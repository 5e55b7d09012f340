"""Whether somebody can make one named decision, found as the Mental Capacity Act asks. Never about decisions at large.

Source: MCA 2005 s.1-s.3 and its Code of Practice ch.4; domain.md 5.4; PRSB Core Information Standard.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from alongside.rules.authority.birthdays import is_child
from alongside.rules.authority.findings import Code, Finding, Rule
from alongside.rules.dates import months_later
from alongside.rules.refusals import Invalid

LONGEST_REVIEW_MONTHS = 12  # a finding of "cannot decide" is looked at again at least this often


class DecisionKind(StrEnum):
    """What a decision is about. Two of the same kind are two decisions: their words say which."""

    SEE_AND_MANAGE_PLAN = "see-and-manage-plan"
    AGREE_PLAN = "agree-plan"
    SHARE_PLAN = "share-plan"
    TREATMENT = "treatment"
    CARE_AND_SUPPORT = "care-and-support"
    WHERE_TO_LIVE = "where-to-live"
    OTHER = "other"


class Limb(StrEnum):
    """The four things that somebody has to be able to do to decide (MCA 2005 s.3(1)(a)-(d))."""

    UNDERSTAND = "understand"
    RETAIN = "retain"
    WEIGH = "weigh"
    COMMUNICATE = "communicate"


@dataclass(frozen=True, slots=True)
class LimbFound:
    """Whether one of the four could be done with help, and what was said or seen. None: not answered."""

    can: bool | None
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Assessment:
    """One assessment as it was made. about: the item of the plan or the version that the decision is about."""

    decision: str
    kind: DecisionKind
    can_decide: bool
    limbs: tuple[LimbFound, LimbFound, LimbFound, LimbFound]  # in the order of Limb
    doubt: str  # why it was doubted at all: it is presumed that somebody can decide (s.1(2))
    information: str  # what the person needed to know to decide (s.3(4))
    help_given: str  # all practicable steps to help (s.1(3))
    impairment: str  # an impairment of, or a disturbance in the functioning of, the mind or brain (s.2(1))
    is_temporary: bool  # s.2(2): it does not matter, but it says when to look again
    because: str  # how the impairment is the reason that it could not be done (s.2(1))
    fluctuates: bool
    assessor: str
    assessor_role: str
    assessed_on: date
    decide_by: date | None = None
    may_regain: str = ""  # when and how they may be able to (s.4(3))
    review_on: date | None = None
    person_told: str = ""
    kept_at: str = ""  # where the document is
    about: UUID | None = None


def check_assessment(found: Assessment, born_on: date, today: date) -> None:
    """Rule A7: raise Invalid, naming the field, unless the assessment says all that the Act needs.

    A decision that is named, who assessed it and when, and each of the four limbs answered. To find that somebody
    cannot decide also needs a limb that failed with its evidence, an impairment, how one causes the other, and a day
    to look again. To find that they can needs every limb: the Act presumes it.
    """
    _check_named(found, today)
    for limb, answer in zip(Limb, found.limbs, strict=True):
        if answer.can is None:
            raise Invalid("capacity.answer-each", field=limb)
        if not answer.can and not answer.evidence.strip():
            raise Invalid("capacity.evidence", field=f"{limb}_evidence")
    failed = [limb for limb, answer in zip(Limb, found.limbs, strict=True) if not answer.can]
    if found.can_decide and failed:
        raise Invalid("capacity.can-but-limb", field="can_decide")
    if not found.can_decide:
        _check_cannot(found, failed)
    _check_review(found, today)
    if born_on > found.assessed_on:
        raise Invalid("capacity.before-birth", field="assessed_on")


def _check_named(found: Assessment, today: date) -> None:
    if not found.decision.strip():
        raise Invalid("capacity.name-decision", field="decision")
    if not found.assessor.strip():
        raise Invalid("capacity.assessor", field="assessor")
    if found.assessed_on > today:
        raise Invalid("capacity.in-future", field="assessed_on")


def _check_cannot(found: Assessment, failed: list[Limb]) -> None:
    """MCA 2005 s.2(1): because of an impairment, unable; s.2(3): not by age, appearance or condition alone."""
    if not failed:
        raise Invalid("capacity.no-limb", field="can_decide")
    if not found.impairment.strip():
        raise Invalid("capacity.impairment", field="impairment")
    if not found.because.strip():
        raise Invalid("capacity.because", field="because")
    if found.review_on is None:
        raise Invalid("capacity.review", field="review_on")


def _check_review(found: Assessment, today: date) -> None:
    if found.review_on is None:
        return
    if found.review_on < found.assessed_on or found.review_on > months_later(today, LONGEST_REVIEW_MONTHS):
        raise Invalid("capacity.review-range", field="review_on", values={"months": LONGEST_REVIEW_MONTHS})


def assessment_findings(found: Assessment, born_on: date, today: date) -> Iterator[Finding]:
    """A9 (no help given), A8 (the Act does not speak of a child), and the day to look again."""
    if not found.help_given.strip():
        yield Finding(Rule.A9, Code.NO_HELP)
    if is_child(born_on, found.assessed_on):
        yield Finding(Rule.A8, Code.CHILD_ASSESSED)
    if not found.can_decide and found.review_on is not None and found.review_on <= today:
        yield Finding(Rule.A6, Code.REVIEW_CAPACITY, values={"on": found.review_on})


def is_shown(found: Assessment, today: date) -> bool:
    """Whether a finding still says something: not once its decision was due, nor past its day if it comes and goes."""
    is_past = found.decide_by is not None and found.decide_by < today
    is_lapsed = found.fluctuates and found.review_on is not None and found.review_on < today
    return not (is_past or is_lapsed)


def reuse_findings(found: Assessment, kind: DecisionKind, about: UUID | None) -> Iterator[Finding]:
    """Rule A6: a finding about one decision says nothing about another (MCA 2005 s.2(1): "in relation to a matter")."""
    if found.kind != kind or (about is not None and found.about != about):
        yield Finding(Rule.A6, Code.REUSED, values={"decision": found.decision})
