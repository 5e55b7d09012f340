"""A person's rights over their record: what a copy holds, what may be kept out of it and why, and by when to answer.

Source: UK GDPR Art. 12(3), 15, 16, 20, 26; Data Protection Act 2018 Sch. 2 para. 16-17 and Sch. 3 (health data);
Complaints Regulations 2009 (SI 2009/309) reg. 13-14. tests/rules/test_rights.py has a yes and a no for each.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from alongside.rules.dates import months_later
from alongside.rules.plan.content import Channel, Whose
from alongside.rules.refusals import Invalid, NotAllowed, NotReady

OPINION_LASTS_MONTHS = 6  # DPA 2018 Sch. 3 para. 5(3): an older opinion does not count
KEPT_DAYS = 7  # how long a finished copy waits to be fetched
ACKNOWLEDGED_WITHIN = 3  # working days (Complaints Regulations 2009 reg. 13(3))
ANSWERED_WITHIN = 6  # months (reg. 14(3))


class Asker(StrEnum):
    """Who asks for a copy. Only the person's own copy of what they can see is made without a reviewer."""

    OWN = "own"
    SUBJECT_ACCESS = "subject-access"  # the person, for everything that is held
    REPRESENTATIVE = "representative"  # somebody with the person's written authority: a solicitor, an advocate
    PROXY = "proxy"  # somebody with legal authority over the person's affairs


class Why(StrEnum):
    """Why a reviewer looks at an entry before it leaves."""

    SAID_BY_ANOTHER = "said-by-another"
    NAMES_SOMEBODY = "names-somebody"
    ABOUT_SOMEBODY = "about-somebody"
    MAY_HARM = "may-harm"


class Ground(StrEnum):
    """The only grounds on which an entry may be kept out of a copy."""

    THIRD_PARTY = "third-party"  # Sch. 2 para. 16: it would tell about somebody else, who has not consented
    SERIOUS_HARM = "serious-harm"  # Sch. 3 para. 5: likely to cause serious harm to anybody's health
    TOLD_IN_CONFIDENCE = "told-in-confidence"  # Sch. 3 para. 4: expected not to reach the one who asks


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry that a copy would hold. names: of the people around the person, as the entry's words hold them."""

    id: UUID
    said_by: str
    whose: Whose | None = None
    words: str = ""
    is_about_somebody: bool = False
    may_harm: bool = False


@dataclass(frozen=True, slots=True)
class Opinion:
    """The opinion of the appropriate health professional on whether serious harm is likely."""

    by_name: str
    by_role: str
    given_on: date
    words: str


@dataclass(frozen=True, slots=True)
class Withholding:
    """A reviewer's decision to keep an entry out."""

    ground: Ground
    reason: str
    opinion: Opinion | None = None
    consent_asked: bool = False


def why_reviewed(entry: Entry, asker: Asker, person_name: str, others: Collection[str]) -> Why | None:
    """Why an entry waits for a reviewer; None where it needs none.

    others: names of the people around the person who are not professionals (a professional's name is no reason:
    DPA 2018 Sch. 2 para. 17). A person's own copy of what they can see already needs no reviewer.
    """
    if asker == Asker.OWN:
        return None
    if entry.may_harm:
        return Why.MAY_HARM
    if entry.is_about_somebody:
        return Why.ABOUT_SOMEBODY
    if entry.whose == Whose.CARER or entry.said_by in others:
        return Why.SAID_BY_ANOTHER
    return Why.NAMES_SOMEBODY if _names(entry.words, others, person_name) else None


def check_withholding(entry: Entry, asker: Asker, withholding: Withholding, today: date) -> None:
    """Raise Invalid unless this entry may be kept out of this copy on this ground.

    A reason is always needed. A professional's own entry is never kept out to hide who they are. Serious harm needs
    the appropriate health professional's opinion, at most six months old. What was told in confidence from the one who
    asks is a ground only against somebody other than the person.
    """
    if len(withholding.reason.strip()) < 10:
        raise Invalid("rights.reason-needed", field="reason")
    checks = {
        Ground.THIRD_PARTY: _check_third_party,
        Ground.SERIOUS_HARM: _check_serious_harm,
        Ground.TOLD_IN_CONFIDENCE: _check_confidence,
    }
    checks[withholding.ground](entry, asker, withholding, today)


def check_all_decided(waiting: Iterable[UUID], decided: Collection[UUID]) -> None:
    """Raise NotReady while an entry of a copy waits for its decision."""
    left = sum(each not in decided for each in waiting)
    if left:
        raise NotReady("rights.not-all-decided", values={"left": left})


def answer_due(asked_on: date, *, extended: bool = False) -> date:
    """By when a request is answered: one month on, or three when it is complex and the person was told (Art. 12(3)).

    The same day of a later month, or that month's last; a day at the weekend moves to Monday.
    """
    return _working_day(months_later(asked_on, 3 if extended else 1))


def check_can_extend(asked_on: date, today: date, reason: str) -> None:
    """Raise NotReady once the first month is over: the person has to be told within it. Invalid without a reason."""
    if today > answer_due(asked_on):
        raise NotReady("rights.too-late-to-extend")
    if len(reason.strip()) < 10:
        raise Invalid("rights.reason-needed", field="reason")


def acknowledge_due(raised_on: date) -> date:
    """By when somebody says that a complaint has arrived: three working days."""
    day = raised_on
    for _each in range(ACKNOWLEDGED_WITHIN):
        day = _working_day(day + timedelta(days=1))
    return day


def complaint_due(raised_on: date) -> date:
    """By when a complaint is answered in full."""
    return _working_day(months_later(raised_on, ANSWERED_WITHIN))


def check_how_asked(how: Channel, asked_on: date, today: date, *, by_the_person: bool) -> None:
    """Raise Invalid unless a request can have been made so: a person's own page today, or staff hear of it in another
    way, on a day that has come. The month to answer runs from that day (Art. 12(3)), however long it lay on a desk."""
    if by_the_person != (how == Channel.ONLINE):
        raise Invalid("rights.how-asked", field="asked_how")
    if asked_on > today:
        raise Invalid("rights.asked-in-future", field="asked_on")


def has_changed_since(asked_about: str, now: str | None) -> bool:
    """Whether an entry says something else than when it was asked for, or is there no more (None).

    Then nobody writes over it unseen: what was asked, what stands now and what stood then are shown side by side first.
    """
    return now != asked_about


def check_independent(account: UUID, involved: Collection[UUID]) -> None:
    """Raise NotAllowed for somebody who took part in making the plan: a complaint is answered by somebody else."""
    if account in involved:
        raise NotAllowed("rights.not-independent")


@dataclass(frozen=True, slots=True)
class Keeper:
    """An organisation that looks after the person, or did. since and until: its list of people."""

    organisation: UUID
    since: date
    until: date | None = None

    def is_keeping(self, today: date) -> bool:
        return self.since <= today and (self.until is None or self.until >= today)


@dataclass(frozen=True, slots=True)
class Controllers:
    """Who answers for a person's record. joint: all who decide together (Art. 26); answers: who answers a request."""

    joint: tuple[UUID, ...]
    answers: UUID | None

    @property
    def is_shared(self) -> bool:
        return len(self.joint) > 1


def controllers(keepers: Iterable[Keeper], asked: UUID | None, today: date) -> Controllers:
    """Which organisations are controllers, and which answers.

    Every organisation that looks after the person today decides about the record together with the others. The person
    may ask any of them (Art. 26(3)): the one they asked answers; otherwise the one that has looked after them longest.
    When nobody looks after them any more, the last one that did. An organisation that the person only shares with is
    not a controller of the plan: it is of what it writes down itself.
    """
    known = sorted(keepers, key=lambda each: (each.since, str(each.organisation)))
    keeping = [each for each in known if each.is_keeping(today)]
    if not keeping:
        last = max(known, key=lambda each: (each.until or today, each.since), default=None)
        return Controllers((last.organisation,), last.organisation) if last else Controllers((), None)
    joint = tuple(dict.fromkeys(each.organisation for each in keeping))
    return Controllers(joint, asked if asked in joint else joint[0])


def _check_third_party(entry: Entry, asker: Asker, withholding: Withholding, today: date) -> None:
    if entry.whose == Whose.PROFESSIONAL:
        raise Invalid("rights.professional-not-withheld", field="ground")
    if entry.whose == Whose.PERSON and asker != Asker.PROXY and not entry.is_about_somebody:
        raise Invalid("rights.own-words-not-withheld", field="ground")
    if not withholding.consent_asked:
        raise Invalid("rights.ask-third-party", field="consent_asked")


def _check_serious_harm(entry: Entry, asker: Asker, withholding: Withholding, today: date) -> None:
    opinion = withholding.opinion
    if opinion is None or not opinion.by_name.strip() or not opinion.by_role.strip() or not opinion.words.strip():
        raise Invalid("rights.opinion-needed", field="opinion_words")
    if not months_later(today, -OPINION_LASTS_MONTHS) <= opinion.given_on <= today:
        raise Invalid("rights.opinion-too-old", field="opinion_on", values={"months": OPINION_LASTS_MONTHS})


def _check_confidence(entry: Entry, asker: Asker, withholding: Withholding, today: date) -> None:
    if asker not in (Asker.PROXY, Asker.REPRESENTATIVE):
        raise Invalid("rights.not-from-the-person", field="ground")


def _names(words: str, others: Collection[str], person_name: str) -> bool:
    """Whether words hold the name, or the first name, of somebody around the person."""
    said = {word.strip(".,;:!?’'\"()“”").casefold() for word in words.split()}
    own = {part.casefold() for part in person_name.split()}
    parts = {part.casefold() for name in others for part in name.split() if len(part) > 2}
    return bool(said & (parts - own))


def _working_day(day: date) -> date:
    """The day itself, or the Monday after a weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= 5 else 0)
