"""The results that the team can type here, with the codes and units that other systems use."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from alongside.doors.web.forms.asked import Text
from alongside.rules.quantities import plain_unit
from alongside.rules.refusals import Invalid


@dataclass(frozen=True, slots=True)
class ResultKind:
    """code is LOINC, unit is UCUM. lowest and highest: outside them nobody lives, so the number is in another unit."""

    key: str
    name: Text
    stored_name: str
    code: str
    unit: str
    lowest: int
    highest: int


KINDS = (
    ResultKind("blood-pressure", _("Blood pressure"), "Blood pressure", "85354-9", "mm[Hg]", 10, 350),
    ResultKind("hba1c", _("HbA1c (blood sugar over 3 months)"), "HbA1c", "59261-8", "mmol/mol", 16, 250),
    ResultKind("weight", _("Weight in kilograms"), "Weight", "29463-7", "kg", 1, 600),
    ResultKind("height", _("Height in centimetres"), "Height", "8302-2", "cm", 20, 260),
    ResultKind("bmi", _("Body mass index"), "Body mass index", "39156-5", "kg/m2", 5, 150),
    ResultKind("cholesterol", _("Cholesterol"), "Cholesterol", "2093-3", "mmol/L", 1, 40),
    ResultKind("egfr", _("eGFR (kidneys)"), "eGFR", "33914-3", "mL/min/{1.73_m2}", 1, 200),
    ResultKind("pulse", _("Pulse"), "Pulse", "8867-4", "/min", 15, 300),
    ResultKind("oxygen", _("Oxygen in the blood"), "Oxygen saturation", "2708-6", "%", 40, 100),
)


def kind_of(key: str) -> ResultKind:
    return next(kind for kind in KINDS if kind.key == key)


def numbers_of(kind: ResultKind, written: str) -> tuple[Decimal, Decimal | None]:
    """The number that was written, or the two of a blood pressure. Raises Invalid."""
    parts = [part.strip() for part in written.split("/")]
    if len(parts) != (2 if kind.key == "blood-pressure" else 1):
        raise Invalid("prepare.result-pair" if kind.key == "blood-pressure" else "prepare.result-number", field="value")
    numbers = [_number(kind, part) for part in parts]
    return numbers[0], numbers[1] if len(numbers) == 2 else None


def _number(kind: ResultKind, written: str) -> Decimal:
    if not (written.isascii() and written.replace(".", "", 1).isdigit() and len(written) <= 12):
        raise Invalid("prepare.result-number", field="value")
    if not kind.lowest <= (number := Decimal(written)) <= kind.highest:
        values = {"unit": plain_unit(kind.unit), "lowest": kind.lowest, "highest": kind.highest}
        raise Invalid("prepare.result-range", field="value", values=values)
    return number
