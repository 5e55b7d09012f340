"""What an organisation may use: the permission of an instrument's owner, and instruments that it brings in itself."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID, uuid4

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.measures.instruments import instruments_of
from alongside.records.measures.models import Loaded, Permission
from alongside.rules.actors import Actor, Role
from alongside.rules.dates import day_of
from alongside.rules.measures.instrument import Instrument, Licence
from alongside.rules.measures.registry import INSTRUMENTS
from alongside.rules.measures.stored import to_stored
from alongside.rules.refusals import Invalid, NotAllowed, Unknown
from alongside.rules.text import safe_line, safe_text


def load_instrument(*, by: Actor, instrument: Instrument, now: datetime) -> UUID:
    """Bring in an instrument of one's own. It is not shown before its permission is recorded.

    Raises Invalid where this version of it is here already.
    """
    _check_administrator(by)
    names = {(each.key, each.version, each.language) for each in instruments_of(by.known_organisation)}
    if (instrument.key, instrument.version, instrument.language) in names:
        raise Invalid("measures.loaded-already", field="questionnaire")
    if instrument.key in {each.key for each in INSTRUMENTS}:
        raise Invalid("measures.key-taken", field="questionnaire", values={"key": instrument.key})
    row = Loaded(
        id=uuid4(),
        organisation_id=by.known_organisation,
        key=instrument.key,
        version=instrument.version,
        language=instrument.language,
        content=to_stored(replace(instrument, licence=Licence.PERMISSION_NEEDED)),
        loaded_by=by.known_account,
        loaded_by_name=by.name,
        loaded_at=now,
    )
    row.save(force_insert=True)
    detail = {"instrument": instrument.key, "version": instrument.version}
    append_event(by=by, now=now, kind=EventKind.INSTRUMENT_LOADED, detail=detail)
    return row.id


def record_permission(
    *, by: Actor, key: str, version: str, given_by: str, evidence: str, ends_on: date | None, now: datetime
) -> UUID:
    """Record that the owner of an instrument allows its use here, and what shows it. Raises Invalid, Unknown."""
    _check_administrator(by)
    if ends_on is not None and ends_on < day_of(now):
        raise Invalid("measures.permission-over", field="ends_on")
    known = {(each.key, each.version) for each in instruments_of(by.known_organisation)}
    if (key, version) not in known:
        raise Unknown("measures.unknown", values={"key": key})
    row = Permission(
        id=uuid4(),
        organisation_id=by.known_organisation,
        instrument=key,
        version=version,
        given_by=safe_line(given_by, field="given_by"),
        evidence=safe_text(evidence, field="evidence", longest=2000),
        ends_on=ends_on,
        recorded_by=by.known_account,
        recorded_by_name=by.name,
        recorded_at=now,
    )
    row.save(force_insert=True)
    detail = {"instrument": key, "version": version}
    append_event(by=by, now=now, kind=EventKind.INSTRUMENT_PERMITTED, detail=detail)
    return row.id


def _check_administrator(by: Actor) -> None:
    if by.role != Role.ADMINISTRATOR:
        raise NotAllowed("access.administrators-only")
