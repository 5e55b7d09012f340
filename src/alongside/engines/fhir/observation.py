"""Observation: a measurement, a test result or an answer, with its unit and date."""

from datetime import datetime, timedelta
from decimal import Decimal

from alongside.engines.fhir.elements import Element, Record
from alongside.rules.received import Measured, ReceivedComponent, ReceivedResult, When

STATUSES = frozenset(
    {"registered", "preliminary", "final", "amended", "corrected", "cancelled", "entered-in-error", "unknown"}
)
_CLOCKS_DIFFER_BY = timedelta(days=1)


def from_observation(record: Record, now: datetime) -> ReceivedResult:
    """A result dated after `now` is a problem: it would stand as the latest for good."""
    observation = record.element()
    code = observation.required_concept("code")
    return ReceivedResult(
        source=record.source,
        name=code.name,
        codes=code.codes,
        status=observation.one_of("status", STATUSES, required=True),
        value=_value(observation),
        components=tuple(map(_component, observation.children("component"))),
        taken=_taken(observation, now),
        categories=tuple(concept.name for concept in observation.concepts("category")),
    )


def _taken(observation: Element, now: datetime) -> When | None:
    period_start, _ = observation.period("effectivePeriod")
    taken = (
        observation.when("effectiveDateTime")
        or observation.when("effectiveInstant")
        or period_start
        or observation.when("issued")
    )
    if taken and taken.earliest > now + _CLOCKS_DIFFER_BY:
        observation.wrong("effective", "date.in-future", "The result is dated in the future.")
    return taken


def _component(component: Element) -> ReceivedComponent:
    code = component.required_concept("code")
    return ReceivedComponent(name=code.name, codes=code.codes, value=_value(component))


def _value(element: Element) -> Measured:
    """value[x] in the form that can be shown; SampledData stays in the verbatim record only."""
    if element.has("valueQuantity"):
        return element.quantity("valueQuantity")
    if element.has("valueInteger"):
        return Measured(number=element.number("valueInteger"))
    return Measured(text=_value_in_words(element))


def _value_in_words(element: Element) -> str:
    if element.has("valueBoolean"):
        return "yes" if element.flag("valueBoolean") else "no"
    if element.has("valueRange"):
        return _between(element.child("valueRange"), "low", "high", " to ")
    if element.has("valueRatio"):
        return _between(element.child("valueRatio"), "numerator", "denominator", ":")
    return (
        element.concept("valueCodeableConcept").name
        or element.words("valueString")
        or element.line("valueDateTime")
        or element.line("valueTime")
    )


def _between(element: Element, first: str, second: str, word: str) -> str:
    return word.join(_plain(element.quantity(name)) for name in (first, second))


def _plain(value: Measured) -> str:
    number = "" if value.number is None else _digits(value.number)
    return f"{value.comparator}{number} {value.unit}".strip()


def _digits(number: Decimal) -> str:
    return f"{number:f}"
