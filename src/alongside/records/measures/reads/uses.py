"""How a person is doing: every use that the reader may see. Each look is logged; so is a refusal."""

from datetime import datetime
from uuid import UUID

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.measures.models import Use
from alongside.records.measures.page import page_of
from alongside.records.measures.rows import use_values
from alongside.records.measures.values import MeasuresPage, UseView
from alongside.records.plans.reads import check_may, open_round_of
from alongside.rules.actors import Actor
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Unknown
from alongside.rules.sharing import Act


def open_measures(*, by: Actor, person: UUID, now: datetime) -> MeasuresPage:
    """How a person is doing. Logged. Raises NotAllowed, which doors answer as "not found", with its audit event."""
    check_may(by=by, person=person, act=Act.READ, section=Section.MEASURES, now=now)
    append_event(by=by, now=now, kind=EventKind.MEASURES_OPENED, person=person, once=True)
    return page_of(by, person, now)


def use_going_on(*, by: Actor, use: UUID, now: datetime) -> UseView:
    """A use that this actor has begun and not finished, to go on with. Raises Unknown."""
    row = Use.objects.filter(id=use, typed_by=by.known_account, finished_at=None).first()
    if row is None:
        raise Unknown("measures.unknown-use")
    check_may(by=by, person=row.person_id, act=Act.CONTRIBUTE, section=Section.MEASURES, now=now)
    return use_values([row])[0]


def where_used(*, by: Actor, person: UUID) -> UUID | None:
    """The organisation whose instruments this person is asked: that of their round, else the actor's own."""
    current = open_round_of(by=by, person=person)
    return current.organisation if current else by.organisation
