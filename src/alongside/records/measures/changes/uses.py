"""One use of an instrument: begun, answered question by question, and finished. A finished one never changes."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db.models import Max

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.measures.instruments import instrument_of, instrument_to_use
from alongside.records.measures.models import Answer, Use
from alongside.records.measures.reads.uses import where_used
from alongside.records.measures.rows import ratings_of
from alongside.records.people.reads import person_view
from alongside.records.plans.reads import check_may, open_round_of
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of
from alongside.rules.measures.answers import Rating, check_rating, check_ratings
from alongside.rules.measures.change import check_interval
from alongside.rules.measures.instrument import Instrument
from alongside.rules.plan.content import Whose
from alongside.rules.plan.sections import Section
from alongside.rules.plan.voices import channel_of, check_voice, said_by
from alongside.rules.refusals import Unknown
from alongside.rules.sharing import Act


def begin_use(
    *, by: Actor, person: UUID, key: str, whose: Whose, now: datetime, again: bool = False
) -> UUID:  # fmt: skip
    """Begin to use an instrument, or go on with what this actor has begun; returns the use's id.

    Raises NotReady until its permission is recorded, and (rule M6) too soon after the last use, unless `again`.
    """
    check_may(by=by, person=person, act=Act.CONTRIBUTE, section=Section.MEASURES, now=now)
    check_voice(by, whose)
    going_on = Use.objects.filter(person_id=person, instrument=key, typed_by=by.known_account, finished_at=None).first()
    if going_on is not None:
        return going_on.id
    instrument = instrument_to_use(where_used(by=by, person=person), key, day_of(now))
    check_interval(instrument, _last_on(person, instrument, whose), day_of(now), again=again)
    row = _begun(by, person, instrument, whose, now)
    row.save(force_insert=True)
    detail = {"instrument": instrument.key, "version": instrument.version}
    append_event(by=by, now=now, kind=EventKind.MEASURE_BEGUN, person=person, detail=detail)
    return row.id


def answer_items(*, by: Actor, use: UUID, ratings: Sequence[Rating], now: datetime) -> None:
    """Keep answers of a use that is going on; answered again, the newest counts. Raises Invalid off the scale (M1)."""
    row = _going_on(by, use, now)
    instrument = instrument_of(row)
    kept = {rating.code: rating for rating in ratings_of(Answer.objects.filter(use_id=use))}
    for rating in ratings:
        check_rating(instrument, rating)
        if kept.get(rating.code) != rating:
            _answer(row, instrument, rating, now).save(force_insert=True)
    detail = {"instrument": row.instrument, "answers": str(len(ratings))}
    append_event(by=by, now=now, kind=EventKind.MEASURE_ANSWERED, person=row.person_id, detail=detail)


def finish_use(*, by: Actor, use: UUID, now: datetime) -> None:
    """The ratings are done: from now on others who may see them do, and nothing changes. Raises Invalid for none."""
    row = _going_on(by, use, now)
    check_ratings(instrument_of(row), ratings_of(Answer.objects.filter(use_id=use)))
    Use.objects.filter(id=use).update(finished_at=now)
    detail = {"instrument": row.instrument, "version": row.version}
    append_event(by=by, now=now, kind=EventKind.MEASURE_TAKEN, person=row.person_id, detail=detail)


def _going_on(by: Actor, use: UUID, now: datetime) -> Use:
    row = Use.objects.select_for_update().filter(id=use, typed_by=by.known_account, finished_at=None).first()
    if row is None:
        raise Unknown("measures.unknown-use")
    check_may(by=by, person=row.person_id, act=Act.CONTRIBUTE, section=Section.MEASURES, now=now)
    return row


def _last_on(person: UUID, instrument: Instrument, whose: Whose) -> date | None:
    uses = Use.objects.filter(person_id=person, instrument=instrument.key, whose=whose, finished_at__isnull=False)
    last = uses.order_by("-finished_at").values_list("finished_at", flat=True).first()
    return day_of(last) if last else None


def _begun(by: Actor, person: UUID, instrument: Instrument, whose: Whose, now: datetime) -> Use:
    current = open_round_of(by=by, person=person)
    return Use(
        id=uuid4(),
        person_id=person,
        round_id=current.id if current else None,
        instrument=instrument.key,
        version=instrument.version,
        language=instrument.language,
        licence=instrument.licence,
        whose=whose,
        said_by=said_by(by, whose, person_view(by=by, person=person).name),
        typed_by=by.known_account,
        typed_by_name=by.name,
        channel=channel_of(by),
        begun_at=now,
    )


def _answer(row: Use, instrument: Instrument, rating: Rating, now: datetime) -> Answer:
    scale = instrument.item(rating.code).scale
    last = Answer.objects.filter(use_id=row.id, code=rating.code).aggregate(last=Max("number"))["last"] or 0
    return Answer(
        id=uuid4(),
        person_id=row.person_id,
        use_id=row.id,
        code=rating.code,
        number=last + 1,
        value=rating.value,
        lowest=scale.lowest,
        highest=scale.highest,
        more_help=rating.more_help,
        applies=rating.applies,
        answered_at=now,
    )
