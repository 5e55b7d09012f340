"""Results as people read them: a number with its unit in plain form, and the last two of each kind side by side."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Protocol

NOT_RESULTS = frozenset({"entered-in-error", "cancelled", "registered"})  # FHIR statuses without a value to show
_LONG = Context(prec=80)  # more digits than any number that is accepted
POUND = Decimal("0.45359237")  # kilograms (Weights and Measures Act 1985, schedule 1)
POUNDS_IN_A_STONE = 14
# UCUM codes that nobody reads, and how they are written for people.
_PLAIN = {
    "mm[Hg]": "mmHg",
    "kg/m2": "kg/m²",
    "mL/min/{1.73_m2}": "mL/min/1.73 m²",
    "Cel": "°C",
    "[degF]": "°F",
    "[lb_av]": "lb",
    "[in_i]": "in",
    "umol/L": "µmol/L",
    "ug/L": "µg/L",
    "10*9/L": "×10⁹/L",
    "10*12/L": "×10¹²/L",
    "10*3/uL": "×10³/µL",
    "10*6/uL": "×10⁶/µL",
    "1": "",
}


class Dated(Protocol):
    """What can be paired: any result with a code, a unit, a time and a status."""

    @property
    def code(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def taken_at(self) -> datetime | None: ...
    @property
    def status(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Pair[T: Dated]:
    """The latest result of one code, and the one before it in the same unit."""

    latest: T
    previous: T | None = None


def latest_and_previous[T: Dated](results: Iterable[T]) -> tuple[Pair[T], ...]:
    """One pair for each code, newest first.

    Results that were withdrawn or have no date are left out. Two values in different units are never set side by side
    (an HbA1c of 7 % beside one of 53 mmol/mol would read as a fall), nor two of the same moment.
    """
    by_code: dict[str, list[tuple[datetime, T]]] = defaultdict(list)
    for result in results:
        if result.taken_at is not None and result.status not in NOT_RESULTS:
            by_code[result.code].append((result.taken_at, result))
    pairs = [(max(when for when, _ in dated), code, _pair(dated)) for code, dated in by_code.items()]
    return tuple(pair for _, _, pair in sorted(pairs, key=lambda each: (-each[0].timestamp(), each[1])))


def shown_value(number: Decimal, unit: str, *, comparator: str = "") -> str:
    """`53 mmol/mol`, `7.1%`, `<5 mg/L`, `82 kg (12 st 13 lb)`. unit is a UCUM code or plain words."""
    plain = plain_unit(unit)
    space = "" if plain in ("", "%") else " "
    shown = f"{comparator}{shown_number(number)}{space}{plain}"
    return f"{shown} ({_stones(number)})" if plain == "kg" and number >= POUND else shown


def shown_pressure(systolic: Decimal, diastolic: Decimal) -> str:
    """`128/82 mmHg`."""
    return f"{shown_number(systolic)}/{shown_number(diastolic)} mmHg"


def shown_number(number: Decimal) -> str:
    """The digits as received, but no more than one decimal place from 10 upwards, and three digits below."""
    size = number.adjusted()
    places = Decimal(1).scaleb(-1 if size >= 1 else size - 2)
    rounded = number.quantize(places, rounding=ROUND_HALF_UP, context=_LONG)
    return f"{number:f}" if rounded == number else f"{rounded.normalize(_LONG):f}"


def _pair[T: Dated](dated: list[tuple[datetime, T]]) -> Pair[T]:
    newest_first = sorted(dated, key=lambda each: each[0], reverse=True)
    (at, latest), *rest = newest_first
    earlier = (result for when, result in rest if when < at and result.unit == latest.unit)
    return Pair(latest, next(earlier, None))


def plain_unit(unit: str) -> str:
    """A UCUM code as people write it: `mmHg` for `mm[Hg]`."""
    if unit.startswith("{") and unit.endswith("}"):
        return ""  # UCUM's annotations, such as {score}, are not units
    return _PLAIN.get(unit, unit)


def _stones(kilograms: Decimal) -> str:
    pounds = int((kilograms / POUND).to_integral_value(ROUND_HALF_UP))
    stones, left = divmod(pounds, POUNDS_IN_A_STONE)
    return f"{stones} st {left} lb"
