"""The results that the team can type here, with the codes and units that other systems use."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from alongside.doors.web.forms.asked import Text
from alongside.rules.refusals import Invalid


@dataclass(frozen=True, slots=True)
class ResultKind:
    """code is LOINC, unit is UCUM."""

    key: str
    name: Text
    stored_name: str
    code: str
    unit: str


KINDS = (
    ResultKind("blood-pressure", _("Blood pressure"), "Blood pressure", "85354-9", "mm[Hg]"),
    ResultKind("hba1c", _("HbA1c (blood sugar over 3 months)"), "HbA1c", "59261-8", "mmol/mol"),
    ResultKind("weight", _("Weight in kilograms"), "Weight", "29463-7", "kg"),
    ResultKind("height", _("Height in centimetres"), "Height", "8302-2", "cm"),
    ResultKind("bmi", _("Body mass index"), "Body mass index", "39156-5", "kg/m2"),
    ResultKind("cholesterol", _("Cholesterol"), "Cholesterol", "2093-3", "mmol/L"),
    ResultKind("egfr", _("eGFR (kidneys)"), "eGFR", "33914-3", "mL/min/{1.73_m2}"),
    ResultKind("pulse", _("Pulse"), "Pulse", "8867-4", "/min"),
    ResultKind("oxygen", _("Oxygen in the blood"), "Oxygen saturation", "2708-6", "%"),
)


def kind_of(key: str) -> ResultKind:
    return next(kind for kind in KINDS if kind.key == key)


def numbers_of(kind: ResultKind, written: str) -> tuple[Decimal, Decimal | None]:
    """The number that was written, or the two of a blood pressure. Raises Invalid."""
    parts = [part.strip() for part in written.split("/")]
    if len(parts) != (2 if kind.key == "blood-pressure" else 1):
        raise Invalid("prepare.result-pair" if kind.key == "blood-pressure" else "prepare.result-number", field="value")
    numbers = [_number(part) for part in parts]
    return numbers[0], numbers[1] if len(numbers) == 2 else None


def _number(written: str) -> Decimal:
    if not (written.isascii() and written.replace(".", "", 1).isdigit() and len(written) <= 12):
        raise Invalid("prepare.result-number", field="value")
    return Decimal(written)
