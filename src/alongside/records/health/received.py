"""Turns what another system sent into the fields of our rows. Pure: no database."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from alongside.rules.quantities import shown_value
from alongside.rules.received import (
    Code,
    Measured,
    ReceivedAllergy,
    ReceivedComponent,
    ReceivedCondition,
    ReceivedMedicine,
    ReceivedPerson,
    ReceivedResult,
)

PLACES = Decimal("0.000001")
LARGEST = Decimal(10) ** 13
SYSTOLIC, DIASTOLIC = (
    frozenset({"8480-6", "72313002", "271649006"}),
    frozenset({"8462-4", "1091811000000102", "271650006"}),
)


@dataclass(frozen=True, slots=True)
class Fields:
    """One row to be: its id in the other system, and its columns."""

    source_id: str
    columns: Mapping[str, object]


def conditions(person: ReceivedPerson, verbatim: Mapping[str, str]) -> Iterator[Fields]:
    for each in person.conditions:
        since = each.onset.text if each.onset else each.onset_text
        yield _fields(each, verbatim, status=_status(each), since=since)


def medicines(person: ReceivedPerson, verbatim: Mapping[str, str]) -> Iterator[Fields]:
    for each in person.medicines:
        yield _fields(each, verbatim, status=each.status, since=each.since.text if each.since else "")


def allergies(person: ReceivedPerson, verbatim: Mapping[str, str]) -> Iterator[Fields]:
    for each in person.allergies:
        since = each.recorded.text if each.recorded else ""
        yield _fields(each, verbatim, status=_status(each), since=since)


def results(person: ReceivedPerson, verbatim: Mapping[str, str]) -> Iterator[Fields]:
    """Results with a time: one without cannot be set beside another, and is kept only in the file it came in."""
    for each in person.results:
        if each.taken_at is not None:
            yield _fields(each, verbatim, status=each.status, taken_at=each.taken_at, **_measured(each))


def _fields(
    received: ReceivedCondition | ReceivedMedicine | ReceivedAllergy | ReceivedResult,
    verbatim: Mapping[str, str],
    **columns: object,
) -> Fields:
    code = received.codes[0] if received.codes else Code("", "")
    source_id = str(received.source)
    text = verbatim.get(source_id, "")
    return Fields(
        source_id, {"verbatim": text, "name": received.name, "code": code.code, "code_system": code.system, **columns}
    )


def _status(received: ReceivedCondition | ReceivedAllergy) -> str:
    """The clinical status, unless it turned out not to be so."""
    refuted = received.verification_status in ("refuted", "entered-in-error")
    return received.verification_status if refuted else received.clinical_status


def _measured(result: ReceivedResult) -> dict[str, object]:
    upper, lower = _component(result, SYSTOLIC), _component(result, DIASTOLIC)
    if upper is not None and lower is not None:
        return {"value": upper, "second_value": lower, "unit": "mm[Hg]", "words": ""}
    if result.components:
        return {"value": None, "second_value": None, "unit": "", "words": "; ".join(map(_part, result.components))}
    number = _storable(result.value)
    words = "" if number is not None else _words(result.value)
    return {"value": number, "second_value": None, "unit": result.unit if number is not None else "", "words": words}


def _component(result: ReceivedResult, codes: frozenset[str]) -> Decimal | None:
    found = (each for each in result.components if any(code.code in codes for code in each.codes))
    component = next(found, None)
    return _storable(component.value) if component else None


def _storable(value: Measured) -> Decimal | None:
    """The number to six places; None where it has a comparator ("<5") or is past what the column holds."""
    if value.number is None or value.comparator or abs(value.number) >= LARGEST:
        return None
    return value.number.quantize(PLACES, rounding=ROUND_HALF_UP)


def _part(component: ReceivedComponent) -> str:
    return f"{component.name}: {_words(component.value)}"


def _words(value: Measured) -> str:
    if value.number is None:
        return value.text
    return shown_value(value.number, value.unit_code or value.unit, comparator=value.comparator)
