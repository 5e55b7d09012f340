"""The usual range of a result, in words: for most adults, and never whether this person's own value is good or bad.

Only where the code and the unit are those of the range. Sources, for the deployer's clinical safety officer to check:
NICE NG136 (blood pressure), NG28 (HbA1c), PH46 (body mass index), NG203 (eGFR), the British Thoracic Society's of
2017 (oxygen); the pulse is general knowledge.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

_MASS_RATIO = frozenset({"mmol/mol"})
_PERCENT = frozenset({"%"})


@dataclass(frozen=True, slots=True)
class Usual:
    """A message id, the explanation of the results that it is about, and the units (UCUM) in which it holds."""

    message: str
    about: str
    units: frozenset[str]


USUAL = (
    Usual("usual.blood-pressure", "result.blood-pressure", frozenset({"mm[Hg]"})),
    Usual("usual.hba1c-mmol", "result.hba1c", _MASS_RATIO),
    Usual("usual.hba1c-percent", "result.hba1c", _PERCENT),
    Usual("usual.bmi", "result.bmi", frozenset({"kg/m2"})),
    Usual("usual.egfr", "result.egfr", frozenset({"mL/min/{1.73_m2}"})),
    Usual("usual.pulse", "result.pulse", frozenset({"/min", "{beats}/min"})),
    Usual("usual.oxygen", "result.oxygen", _PERCENT),
)
_KNOWN: Mapping[tuple[str, str], str] = MappingProxyType(
    {(each.about, unit): each.message for each in USUAL for unit in each.units}
)


def usual_for(explanation: str, unit: str) -> str:
    """The message id of the usual range for a result with this explanation and unit; "" where none is known."""
    return _KNOWN.get((explanation, unit), "")
