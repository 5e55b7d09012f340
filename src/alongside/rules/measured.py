"""What can be measured here: how it is typed, in which units, what cannot be, and what is probably not meant."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from alongside.rules.contacts import Doubt
from alongside.rules.quantities import POUND, POUNDS_IN_A_STONE, plain_unit, shown_pressure, shown_value
from alongside.rules.refusals import Invalid

INCH = Decimal("2.54")  # centimetres
INCHES_IN_A_FOOT = 12
# The master equation of the IFCC and the NGSP: NGSP (%) = 0.09148 x IFCC (mmol/mol) + 2.152 (Hoelzel and others, 2004).
NGSP_SLOPE, NGSP_OFFSET = Decimal("0.09148"), Decimal("2.152")
CHANGED_MUCH = Decimal("0.1")  # a tenth of somebody's weight since last time
_NUMBER = r"([0-9]{1,7}(?:\.[0-9]{1,4})?)"


@dataclass(frozen=True, slots=True)
class Measurement:
    """code is LOINC, unit is UCUM. Outside lowest to highest nobody lives, so it is in another unit: refused. Outside
    usual (low, high) it is asked about. also: codes under which other systems send it. is_pair: two numbers.
    """

    key: str
    name: str
    code: str
    unit: str
    lowest: Decimal
    highest: Decimal
    usual: tuple[Decimal, Decimal]
    also: tuple[str, ...] = ()
    is_pair: bool = False

    @property
    def codes(self) -> frozenset[str]:
        return frozenset({self.code, *self.also})


@dataclass(frozen=True, slots=True)
class Taken:
    """A reading in the measurement's own unit; second is the lower number of a pair."""

    value: Decimal
    second: Decimal | None = None


def _measurement(
    key: str, name: str, code: str, unit: str, possible: tuple[str, str], usual: tuple[str, str], **more: object
) -> Measurement:
    low, high = (Decimal(each) for each in possible)
    return Measurement(key, name, code, unit, low, high, (Decimal(usual[0]), Decimal(usual[1])), **more)  # type: ignore[arg-type]


MEASUREMENTS: tuple[Measurement, ...] = (
    _measurement(
        "blood-pressure", "Blood pressure", "85354-9", "mm[Hg]", ("10", "350"), ("40", "200"),
        also=("75367002",), is_pair=True,
    ),
    _measurement(
        "hba1c", "HbA1c", "59261-8", "mmol/mol", ("16", "250"), ("20", "140"),
        also=("4548-4", "999791000000106"),
    ),
    _measurement("weight", "Weight", "29463-7", "kg", ("1", "600"), ("35", "200"), also=("27113001",)),
    _measurement("height", "Height", "8302-2", "cm", ("20", "260"), ("120", "205"), also=("50373000",)),
    _measurement("bmi", "Body mass index", "39156-5", "kg/m2", ("5", "150"), ("15", "60"), also=("60621009",)),
    _measurement("cholesterol", "Cholesterol", "2093-3", "mmol/L", ("1", "40"), ("2", "12")),
    _measurement("egfr", "eGFR", "33914-3", "mL/min/{1.73_m2}", ("1", "200"), ("15", "150")),
    _measurement("urine-albumin", "Urine albumin to creatinine", "32294-1", "mg/mmol", ("0", "3000"), ("0", "300")),
    _measurement("potassium", "Potassium", "2823-3", "mmol/L", ("1", "12"), ("3", "6")),
    _measurement("haemoglobin", "Haemoglobin", "718-7", "g/L", ("20", "250"), ("80", "190")),
    _measurement("pulse", "Pulse", "8867-4", "/min", ("15", "300"), ("40", "130")),
    _measurement("oxygen", "Oxygen saturation", "2708-6", "%", ("40", "100"), ("88", "100")),
    _measurement("peak-flow", "Peak flow", "19935-6", "L/min", ("30", "900"), ("80", "700")),
)  # fmt: skip
_BY_KEY: Mapping[str, Measurement] = {each.key: each for each in MEASUREMENTS}


def measurement(key: str) -> Measurement:
    return _BY_KEY[key]


def read(what: Measurement, written: str, *, field: str) -> Taken:
    """What was typed, in the measurement's own unit: `7.1%`, `12 st 13`, `5 ft 8`, `128/82`. Raises Invalid at the
    field: for no number, one of a pair alone, and what nobody can have."""
    text = " ".join(written.lower().split())
    if what.is_pair:
        return _pair(what, text, field)
    value = _ALSO.get(what.key, _plain)(what, text, field)
    _check_possible(what, value, field)
    return Taken(value)


def doubts_about(what: Measurement, taken: Taken, *, field: str, last: Decimal | None = None) -> tuple[Doubt, ...]:
    """Whether a reading is probably not meant: far from usual, or a weight far from the last one."""
    low, high = what.usual
    words = shown(what, taken)
    if any(number is not None and not low <= number <= high for number in (taken.value, taken.second)):
        return (Doubt("measured.unusual", field, {"value": words}),)
    if what.key == "weight" and last and abs(taken.value - last) > last * CHANGED_MUCH:
        return (Doubt("measured.changed-much", field, {"value": words, "last": shown(what, Taken(last))}),)
    return ()


def shown(what: Measurement, taken: Taken) -> str:
    """As people read it: `82 kg (12 st 13 lb)`, `128/82 mmHg`; HbA1c in both units."""
    if taken.second is not None:
        return shown_pressure(taken.value, taken.second)
    words = shown_value(taken.value, what.unit)
    return f"{words} ({to_ngsp(taken.value)}%)" if what.key == "hba1c" else words


def to_ifcc(percent: Decimal) -> Decimal:
    """HbA1c from per cent (NGSP) to mmol/mol (IFCC), as a laboratory would report it: a whole number."""
    return ((percent - NGSP_OFFSET) / NGSP_SLOPE).quantize(Decimal(1), rounding=ROUND_HALF_UP)


def to_ngsp(ifcc: Decimal) -> Decimal:
    """HbA1c from mmol/mol (IFCC) to per cent (NGSP), to one decimal place."""
    return (ifcc * NGSP_SLOPE + NGSP_OFFSET).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def body_mass_index(weight: Decimal, height: Decimal) -> Decimal:
    """Kilograms and centimetres to kg/m2, to one decimal place."""
    metres = height / 100
    return (weight / (metres * metres)).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def _pair(what: Measurement, text: str, field: str) -> Taken:
    found = re.fullmatch(rf"{_NUMBER} ?(?:/|over) ?{_NUMBER}(?: ?mmhg)?", text)
    if found is None:
        raise Invalid("measured.pair", field=field)
    upper, lower = Decimal(found[1]), Decimal(found[2])
    for number in (upper, lower):
        _check_possible(what, number, field)
    if lower >= upper:
        raise Invalid("measured.pair-order", field=field)
    return Taken(upper, lower)


def _plain(what: Measurement, text: str, field: str) -> Decimal:
    units = {what.unit.lower(), plain_unit(what.unit).lower()} - {""}
    unit = "|".join(re.escape(each) for each in sorted(units))
    found = re.fullmatch(rf"{_NUMBER}(?: ?(?:{unit}))?", text)
    if found is None:
        raise Invalid("measured.number", field=field, values={"unit": plain_unit(what.unit)})
    return Decimal(found[1])


def _hba1c(what: Measurement, text: str, field: str) -> Decimal:
    if found := re.fullmatch(rf"{_NUMBER} ?%", text):
        return to_ifcc(Decimal(found[1]))
    number = _plain(what, text, field)
    if number < what.lowest:
        raise Invalid("measured.looks-like-percent", field=field, values={"number": text.split(" ")[0]})
    return number


def _weight(what: Measurement, text: str, field: str) -> Decimal:
    if found := re.fullmatch(rf"([0-9]{{1,2}}) ?st(?:one)?(?: ?{_NUMBER} ?(?:lbs?)?)?", text):
        pounds = Decimal(found[2] or 0)
        if pounds >= POUNDS_IN_A_STONE:
            raise Invalid("measured.pounds", field=field)
        return _rounded((Decimal(found[1]) * POUNDS_IN_A_STONE + pounds) * POUND)
    if found := re.fullmatch(rf"{_NUMBER} ?lbs?", text):
        return _rounded(Decimal(found[1]) * POUND)
    return _plain(what, text, field)


def _height(what: Measurement, text: str, field: str) -> Decimal:
    if found := re.fullmatch(rf"([0-9]) ?(?:ft|feet|') ?(?:{_NUMBER} ?(?:in|inches|\")?)?", text):
        inches = Decimal(found[2] or 0)
        if inches >= INCHES_IN_A_FOOT:
            raise Invalid("measured.inches", field=field)
        return _rounded((Decimal(found[1]) * INCHES_IN_A_FOOT + inches) * INCH)
    if found := re.fullmatch(rf"{_NUMBER} ?m", text):
        return Decimal(found[1]) * 100
    return _plain(what, text, field)


def _rounded(number: Decimal) -> Decimal:
    return number.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def _check_possible(what: Measurement, number: Decimal, field: str) -> None:
    if not what.lowest <= number <= what.highest:
        values = {"unit": plain_unit(what.unit), "lowest": what.lowest, "highest": what.highest}
        raise Invalid("measured.impossible", field=field, values=values)


_ALSO = {"hba1c": _hba1c, "weight": _weight, "height": _height}
