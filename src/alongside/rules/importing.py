"""What every import refuses, whatever the format: impossible lives, wrong numbers and unsafe words, in plain words."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from alongside.rules.received import Precision, Reason, When
from alongside.rules.refusals import Invalid

GENDERS = frozenset({"male", "female", "other", "unknown"})
EARLIEST_BIRTH = 1900
_CHARACTERS = {Precision.YEAR: 4, Precision.MONTH: 7, Precision.DAY: 10, Precision.INSTANT: 10}  # of 1948-07-05
_WORDS = {
    "nhs-number.ten-digits": "An NHS number has 10 digits.",
    "nhs-number.same-digits": "An NHS number cannot be the same digit ten times.",
    "nhs-number.check-digit": "This NHS number does not pass the check. One digit may be wrong.",
    "nhs-number.other-country": "This is a number from Scotland or Northern Ireland, not an NHS number.",
    "text.too-long": "This text is too long.",
    "text.forbidden-character": "This text has a hidden character that cannot be kept.",
    "text.too-many-marks": "This text has too many marks on one letter.",
    "text.nothing-visible": "This text has nothing that can be seen.",
    "text.one-line": "This text must be on one line.",
}


def reason_for(refused: Invalid) -> Reason:
    """The reason that a rule gave, with its words."""
    return Reason(refused.message, _WORDS[refused.message])


def impossible_life(
    born: When | None, died: When | None, today: date
) -> Iterator[tuple[Literal["born", "died"], Reason]]:
    """What cannot be right about the dates of birth and death, each with the date that is wrong."""
    if born and born.on > today:
        yield "born", Reason("date.birth-in-future", "The date of birth is in the future.")
    if born and born.on.year < EARLIEST_BIRTH:
        yield "born", Reason("date.birth-too-early", f"The date of birth is before {EARLIEST_BIRTH}.")
    if died and died.on > today:
        yield "died", Reason("date.death-in-future", "The date of death is in the future.")
    if died and born and _is_before(died, born):
        yield "died", Reason("date.death-before-birth", "The date of death is before the date of birth.")


def can_be_email(text: str) -> bool:
    """Whether a message could be sent there: one @ with something on both sides, no spaces or line ends."""
    name, at, domain = text.partition("@")
    return bool(name and at and domain) and "@" not in domain and not any(c.isspace() for c in text)


def _is_before(one: When, other: When) -> bool:
    """Whether one date is surely before the other, at the precision that both have."""
    both = min(_CHARACTERS[one.precision], _CHARACTERS[other.precision])
    return one.on.isoformat()[:both] < other.on.isoformat()[:both]
