"""A carer is found, says what they do and can do, is offered an assessment, and is linked to whom they look after."""

from datetime import date, datetime
from uuid import UUID, uuid4

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.carers.access import check_writes_carer, found_caring, log_caring, looks_after, open_caring
from alongside.records.carers.models import Assessment, Caring, CaringWords, Link
from alongside.records.carers.rows import newest_link
from alongside.records.carers.values import NewCaring, Said
from alongside.records.careteam.reads import member_of_team
from alongside.records.careteam.values import CARER_KINDS
from alongside.records.people.changes.people import PersonDetails, add_person
from alongside.rules.actors import Actor
from alongside.rules.carers import AssessmentAnswer, IdentifiedBy, check_hours, check_offered
from alongside.rules.dates import day_of
from alongside.rules.refusals import Invalid, NotReady, Stale
from alongside.rules.text import line_if_any, safe_line, text_if_any

LONGEST = 2000  # characters of one piece of the carer's words
_WORDS = ("does", "willing", "able", "limits")


def identify_carer(*, by: Actor, person: UUID, new: NewCaring, now: datetime) -> UUID:
    """Write down that this person looks after somebody. Nobody else is told, least of all the one they look after.

    Raises Invalid naming the field; Unknown for a person of whom the actor may not know.
    """
    check_writes_carer(by=by, person=person)
    row = Caring(
        id=uuid4(),
        person_id=person,
        cares_for=safe_line(new.cares_for, field="cares_for"),
        relationship=line_if_any(new.relationship, field="relationship"),
        identified_by=IdentifiedBy(new.identified_by),
        identified_at=now,
        written_by=by.known_account,
        written_by_name=by.name,
    )
    row.save(force_insert=True)
    detail = {"caring": str(row.id), "by": str(new.identified_by)}
    append_event(by=by, now=now, kind=EventKind.CARER_IDENTIFIED, person=person, detail=detail)
    return row.id


def add_carer(
    *,
    by: Actor,
    supporter: UUID,
    details: PersonDetails,
    identified_by: IdentifiedBy,
    now: datetime,
    is_somebody_else: bool = False,
) -> UUID | None:
    """Give one who supports a person a record of their own, and link the two; None when a human has to look first.

    The person whom they support is told nothing, and their record holds nothing of it. Raises Invalid, Unknown.
    """
    found = member_of_team(by=by, supporter=supporter, now=now)
    if found.supporter.kind not in CARER_KINDS or found.supporter.ends_on is not None:
        raise NotReady("carer.kind")
    carer = add_person(by=by, details=details, is_somebody_else=is_somebody_else, now=now)
    if carer is None:
        return None
    name, relationship = found.person.called, found.supporter.relationship
    new = NewCaring(cares_for=name, relationship=relationship, identified_by=identified_by)
    caring = identify_carer(by=by, person=carer, new=new, now=now)
    link_caring(by=by, caring=caring, cared_for=found.person.id, supporter=supporter, now=now)
    return caring


def link_caring(
    *, by: Actor, caring: UUID, cared_for: UUID | None, now: datetime, supporter: UUID | None = None
) -> None:
    """Say which record is that of the one who is looked after; None: the link was wrong. What was shown before is not
    shown any more, until the carer chooses it anew. Raises Invalid for the carer's own record; Unknown."""
    row = open_caring(by, caring)
    if cared_for == row.person_id:
        raise Invalid("carer.own-record", field="nhs_number")
    if cared_for is not None and not looks_after(by=by, person=cared_for):
        raise Invalid("carer.not-on-list", field="nhs_number")
    last = newest_link(caring)
    Link(
        id=uuid4(),
        person_id=row.person_id,
        caring_id=caring,
        number=(last.number if last else 0) + 1,
        cared_for_id=cared_for,
        supporter=supporter,
        linked_at=now,
        linked_by=by.known_account,
        linked_by_name=by.name,
    ).save(force_insert=True)
    log_caring(by, now, EventKind.CARING_LINKED, row)


def say_caring(*, by: Actor, caring: UUID, said: Said, based_on: int, now: datetime) -> None:
    """Write the carer's words in the place of those before. Raises Stale, Invalid naming the field."""
    row = open_caring(by, caring)
    check_hours(said.hours)
    last = CaringWords.objects.filter(caring_id=caring).count()
    if based_on != last:
        raise Stale("words.stale", field="does")
    words = {
        name: text_if_any(getattr(said, name), field=name, longest=LONGEST)
        for name in ("does", "willing", "able", "limits")
    }
    CaringWords(
        id=uuid4(),
        person_id=row.person_id,
        caring_id=caring,
        number=last + 1,
        hours=said.hours,
        written_at=now,
        written_by=by.known_account,
        written_by_name=by.name,
        **words,
    ).save(force_insert=True)
    log_caring(by, now, EventKind.CARING_CHANGED, row)


def record_assessment(
    *, by: Actor, caring: UUID, offered_on: date, answer: AssessmentAnswer, words: str, now: datetime
) -> None:
    """An assessment was offered to the carer, and this is what they said (Care Act 2014 s.10). Raises Invalid."""
    row = open_caring(by, caring)
    check_offered(offered_on, day_of(now))
    Assessment(
        id=uuid4(),
        person_id=row.person_id,
        caring_id=caring,
        number=Assessment.objects.filter(caring_id=caring).count() + 1,
        offered_on=offered_on,
        answer=AssessmentAnswer(answer),
        words=text_if_any(words, field="words", longest=LONGEST),
        written_at=now,
        written_by=by.known_account,
        written_by_name=by.name,
    ).save(force_insert=True)
    log_caring(by, now, EventKind.ASSESSMENT_RECORDED, row)


def end_caring(*, by: Actor, caring: UUID, now: datetime) -> None:
    """From today they do not look after them any more. What was shown is not shown any more; what was written stays.

    Ended twice, also by two at once, it ended the first time. Raises Unknown; NotAllowed for who may only read it.
    """
    row = found_caring(by, caring)
    check_writes_carer(by=by, person=row.person_id)
    if Caring.objects.filter(id=caring, ended_on=None).update(ended_on=day_of(now)):
        log_caring(by, now, EventKind.CARING_ENDED, row)
