"""Overrides: sections opened on a legal ground against, or before, the person's decision. It takes two people."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID, uuid4

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.sharing.models import Override
from alongside.records.sharing.reads.facts import facts_for
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of
from alongside.rules.openings import Ground, check_override_end, check_reason_words, check_second
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Invalid, NotAllowed, RefusedEvent, Unknown
from alongside.rules.sharing import Because


def ask_override(
    *,
    by: Actor,
    person: UUID,
    organisation: UUID,
    sections: Collection[Section],
    ground: Ground,
    reason: str,
    ends_on: date,
    now: datetime,
    not_told: str = "",
) -> UUID:
    """Ask for sections to be opened to an organisation until a day. It opens nothing until a second person has looked.

    not_told: why telling the person afterwards would be unsafe. Raises Invalid, naming the field;
    NotAllowed for an organisation that does not look after the person.
    """
    if not facts_for(by=by, people=[person], now=now)[person].registered:
        event = RefusedEvent(EventKind.PLAN_REFUSED, person, by.organisation, {"because": str(Because.NO_RULE)})
        raise NotAllowed("override.not-looked-after", event=event)
    if not sections:
        raise Invalid("sharing.choose-sections", field="sections")
    check_override_end(ends_on=ends_on, today=day_of(now))
    override = Override(
        id=uuid4(),
        person_id=person,
        organisation_id=organisation,
        sections=[str(section) for section in Section if section in sections],
        ground=ground,
        reason=check_reason_words(reason, field="reason"),
        asked_at=now,
        asked_by=by.known_account,
        asked_for_id=by.known_organisation,
        ends_on=ends_on,
        not_told=check_reason_words(not_told, field="not_told") if not_told else "",
    )
    override.save(force_insert=True)
    _log(by, now, EventKind.OVERRIDE_ASKED, override)
    return override.id


def second_override(*, by: Actor, override: UUID, now: datetime) -> None:
    """Look again and let it hold, from now. Raises Unknown; Invalid for the one who asked."""
    row = _open(override)
    if row.second_at is not None:
        raise Unknown("override.unknown")
    check_second(second=by.account, others=(row.asked_by,), field="override")
    Override.objects.filter(id=override).update(second_at=now, second_by=by.known_account)
    _log(by, now, EventKind.OVERRIDE_MADE, row)


def end_override(*, by: Actor, override: UUID, now: datetime) -> None:
    """End it at once, or turn it down. Either of the two, or another of the organisation, may. Raises Unknown."""
    row = _open(override)
    Override.objects.filter(id=override).update(ended_at=now, ended_by=by.known_account)
    _log(by, now, EventKind.OVERRIDE_ENDED, row)


def tell_of_override(*, by: Actor, override: UUID, now: datetime) -> None:
    """Record that the person is told. Asking twice is harmless."""
    row = Override.objects.filter(id=override, told_at=None).first()
    if row is None:
        return
    Override.objects.filter(id=override).update(told_at=now)
    _log(by, now, EventKind.OVERRIDE_TOLD, row)


def _open(override: UUID) -> Override:
    row = Override.objects.filter(id=override, ended_at=None).first()
    if row is None:
        raise Unknown("override.unknown")
    return row


def _log(by: Actor, now: datetime, kind: EventKind, row: Override) -> None:
    """In the person's chain, unless telling them would be unsafe: then apart."""
    detail = {"override": str(row.id), "ground": row.ground}
    if row.not_told:
        append_event(by=by, now=now, kind=kind, apart=row.person_id, detail=detail)
    else:
        append_event(by=by, now=now, kind=kind, person=row.person_id, detail=detail)
