"""The plan for when the carer cannot care: written by the carer, shown to the other, and in an emergency by both."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID, uuid4

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.authority.reads import authorities_held, has_best_interests
from alongside.records.carers.access import check_may_answer, log_caring, open_caring
from alongside.records.carers.models import Answer, CannotCarePart, Shown
from alongside.records.carers.rows import newest_link
from alongside.rules.actors import Actor, Role
from alongside.rules.carers import ABOUT, Showing, Topic, check_showing
from alongside.rules.dates import day_of
from alongside.rules.refusals import NotReady, Stale
from alongside.rules.sharing_choices import GivenBy, check_giver
from alongside.rules.text import text_if_any

LONGEST = 2000  # characters of one part


def write_part(*, by: Actor, caring: UUID, topic: Topic, words: str, based_on: int, now: datetime) -> None:
    """Write one part of the plan in the place of what stood there; without words it is taken out. Raises Stale.

    What others see in an emergency about the one who is looked after stays as it was agreed, until they agree anew.
    """
    row = open_caring(by, caring)
    last = CannotCarePart.objects.filter(caring_id=caring, topic=topic).count()
    if based_on != last:
        raise Stale("words.stale", field="words")
    CannotCarePart(
        id=uuid4(),
        person_id=row.person_id,
        caring_id=caring,
        topic=topic,
        about=ABOUT[topic],
        number=last + 1,
        words=text_if_any(words, field="words", longest=LONGEST),
        written_at=now,
        written_by=by.known_account,
        written_by_name=by.name,
    ).save(force_insert=True)
    log_caring(by, now, EventKind.CANNOT_CARE_WRITTEN, row)


def show_caring(*, by: Actor, caring: UUID, parts: Collection[Showing], now: datetime) -> None:
    """What the carer lets the one they look after see, from now on; nothing where `parts` is empty.

    Raises Invalid; NotReady while nobody has said which record is theirs.
    """
    row, link = open_caring(by, caring), newest_link(caring)
    if link is None or link.cared_for_id is None:
        raise NotReady("caring.link-first")
    check_showing(parts)
    Shown(
        id=uuid4(),
        person_id=row.person_id,
        caring_id=caring,
        number=Shown.objects.filter(caring_id=caring).count() + 1,
        parts=[str(each) for each in Showing if each in parts],
        chosen_at=now,
        chosen_by=by.known_account,
        chosen_by_name=by.name,
    ).save(force_insert=True)
    log_caring(by, now, EventKind.CARING_SHOWN, row)


def answer_caring(
    *, by: Actor, caring: UUID, person: UUID, agrees: bool, now: datetime, given_by: GivenBy = GivenBy.PERSON
) -> None:
    """Whether the plan may be shown in an emergency: said by the one who is looked after, or recorded by those who look
    after both. The database takes it while the plan is shown to them. Raises Invalid for who may not decide in their
    place; Unknown."""
    check_may_answer(by=by, caring=caring, person=person)
    if by.role != Role.PERSON and given_by != GivenBy.PERSON:
        check_giver(
            given_by,
            held=authorities_held(by=by, person=person, today=day_of(now)),
            has_best_interests=has_best_interests(by=by, person=person),
        )
    Answer(
        id=uuid4(),
        person_id=person,
        caring=caring,
        number=Answer.objects.filter(caring=caring, person_id=person).count() + 1,
        agrees=agrees,
        given_by=given_by,
        answered_at=now,
        answered_by=by.known_account,
        answered_by_name=by.name,
    ).save(force_insert=True)
    detail = {"caring": str(caring)}
    append_event(by=by, now=now, kind=EventKind.CARING_ANSWERED, person=person, detail=detail)
