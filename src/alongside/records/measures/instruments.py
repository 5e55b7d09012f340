"""Which instruments there are for one organisation: ours, in its order, and its own, with what it may use."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.conf import settings

from alongside.records.measures.models import Loaded, Permission, Use
from alongside.rules.measures.instrument import Instrument, Licence, arranged
from alongside.rules.measures.registry import INSTRUMENTS
from alongside.rules.measures.stored import from_stored
from alongside.rules.refusals import NotReady, Unknown


def instruments_of(organisation: UUID | None) -> tuple[Instrument, ...]:
    """All that this organisation has, whether it may use them or not."""
    ours = tuple(map(_here, INSTRUMENTS))
    if organisation is None:
        return ours
    loaded = Loaded.objects.filter(organisation_id=organisation).order_by("loaded_at", "id")
    return (*ours, *(from_stored(row.content) for row in loaded))


def usable(organisation: UUID | None, today: date) -> tuple[Instrument, ...]:
    """Those that may be shown: free, or with a permission that is recorded and has not ended."""
    allowed = set(_allowed(organisation, today))
    return tuple(
        each
        for each in instruments_of(organisation)
        if each.licence != Licence.PERMISSION_NEEDED or (each.key, each.version) in allowed
    )


def instrument_to_use(organisation: UUID | None, key: str, today: date) -> Instrument:
    """The newest version of this instrument. Raises Unknown; NotReady until its permission is recorded."""
    found = [each for each in instruments_of(organisation) if each.key == key]
    if not found:
        raise Unknown("measures.unknown", values={"key": key})
    if found[-1] not in usable(organisation, today):
        raise NotReady("measures.permission-needed", values={"title": found[-1].title})
    return found[-1]


def instrument_of(row: Use) -> Instrument:
    """The instrument as it was when this use of it was begun. Raises Unknown."""
    everyone = map(_here, INSTRUMENTS)
    loaded = (from_stored(each.content) for each in Loaded.objects.filter(key=row.instrument, version=row.version))
    wanted = (row.instrument, row.version, row.language)
    for each in (*everyone, *loaded):
        if (each.key, each.version, each.language) == wanted:
            return each
    raise Unknown("measures.unknown", values={"key": row.instrument})


def _here(instrument: Instrument) -> Instrument:
    """In the order that this place uses."""
    order = settings.DIALOG_ORDER if instrument.key == "dialog" else ()
    return arranged(instrument, order) if order else instrument


def _allowed(organisation: UUID | None, today: date) -> Iterator[tuple[str, str]]:
    for row in Permission.objects.filter(organisation_id=organisation) if organisation else ():
        if row.ends_on is None or row.ends_on >= today:
            yield row.instrument, row.version
