"""Children and those who act for them: what a birthday changes, and when somebody looks again. Rules K1-K4, A8."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from alongside.rules.authority.birthdays import OWN_CONSENT, TEENAGE, TURNING, birthday, is_child, review_by
from alongside.rules.authority.findings import Code, Finding, Rule
from alongside.rules.authority.kinds import AuthorityKind
from alongside.rules.authority.proxies import CompetenceNow
from alongside.rules.dates import age_on, months_later
from alongside.rules.plan.readiness import Severity
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Invalid, NotReady

JUDGEMENT_LASTS_MONTHS = 12  # rule K4


@dataclass(frozen=True, slots=True)
class Acts:
    """One authority over a person, as far as its review goes."""

    kind: AuthorityKind
    holder: str
    basis: str
    starts_on: date
    review_on: date | None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A judgement whether a child understands enough to decide about their plan themselves, and what they then say."""

    is_competent: bool
    reason: str
    agreed: frozenset[Section]
    child_view: str
    assessor: str
    assessor_role: str
    judged_on: date
    decision: str = ""


def check_judgement(judged: Judgement, born_on: date, today: date) -> None:
    """Raise Invalid or NotReady unless a judgement says who found what, why, and when, of a child under 16.

    Gillick v West Norfolk: "sufficient understanding and intelligence", for one decision, of one child, at one time.
    A child who does not understand cannot agree to anything being kept: nothing is chosen then.
    """
    if not is_child(born_on, today):
        raise NotReady("competence.sixteen")
    if not judged.decision.strip():
        raise Invalid("competence.decision", field="decision")
    if not judged.reason.strip():
        raise Invalid("competence.reason", field="reason")
    if not judged.assessor.strip():
        raise Invalid("competence.assessor", field="assessor")
    if judged.judged_on > today or judged.judged_on < born_on:
        raise Invalid("competence.judged-on", field="judged_on")
    if judged.agreed and not judged.is_competent:
        raise Invalid("competence.agreed", field="agreed")


def check_decides_for_child(born_on: date, competence: CompetenceNow | None, day: date) -> None:
    """Raise NotReady where a parent decides about sharing for a child of 11 or more with no judgement of the child
    (safety.md 7, input 42), where the child understands and decides, and from 16 on."""
    if age_on(born_on, day) >= OWN_CONSENT:
        raise NotReady("authority.sixteen", field="given_by")
    turning = birthday(born_on, TURNING)
    if day < turning:
        return
    if competence is None or competence.judged_on < turning:
        raise NotReady("competence.needed", field="given_by")
    if competence.is_competent:
        raise NotReady("authority.child-decides", field="given_by")


def check_no_concern(is_subject_of_concern: bool) -> None:
    """Rule K3: raise NotReady for somebody who may have caused harm. The words say nothing of why."""
    if is_subject_of_concern:
        raise NotReady("authority.ask-us")


def birthday_findings(acts: Acts, born_on: date, competence: CompetenceNow | None, day: date) -> Iterator[Finding]:
    """Rule K1: what a birthday has changed about a parent's authority, until somebody has looked at it."""
    if acts.kind != AuthorityKind.PARENTAL_RESPONSIBILITY:
        return
    age, judged = age_on(born_on, day), competence.judged_on if competence else None
    if age >= OWN_CONSENT:
        yield Finding(Rule.K1, Code.TURNED_SIXTEEN, Severity.BLOCK, acts.holder)
        yield Finding(Rule.A8, Code.PARENT_OF_SIXTEEN, about=acts.holder)
    elif age >= TURNING and (judged is None or judged < birthday(born_on, TURNING)):
        yield Finding(Rule.K1, Code.TURNED_ELEVEN, Severity.BLOCK, acts.holder)
    elif age >= TEENAGE and judged is not None and judged < birthday(born_on, TEENAGE):
        yield Finding(Rule.K1, Code.TURNED_THIRTEEN, about=acts.holder)


def review_findings(acts: Acts, born_on: date, day: date) -> Iterator[Finding]:
    """Rule K2: everybody who acts for somebody has a basis, and a day on which it is looked at again.

    For a child the day is at the latest the next of the birthdays 11, 13, 16 and 18.
    """
    if not acts.basis.strip():
        yield Finding(Rule.K2, Code.NO_BASIS, about=acts.holder)
    due = review_by(born_on, acts.starts_on, acts.review_on)
    if due is None:
        yield Finding(Rule.K2, Code.NO_REVIEW, about=acts.holder)
    elif due <= day:
        yield Finding(Rule.K2, Code.REVIEW_DUE, about=acts.holder, values={"on": due})


def judgement_findings(competence: CompetenceNow | None, born_on: date, day: date) -> Iterator[Finding]:
    """Rule K4: a child grows; a judgement of more than 12 months ago is made again."""
    if competence is None or not is_child(born_on, day):
        return
    if months_later(competence.judged_on, JUDGEMENT_LASTS_MONTHS) <= day:
        yield Finding(Rule.K4, Code.OLD_JUDGEMENT, values={"on": competence.judged_on})
