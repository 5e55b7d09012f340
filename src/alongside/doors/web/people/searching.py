"""What somebody types to find a person: a number, a birth date, or the beginnings of names."""

import re
from datetime import date

from django.utils.dates import MONTHS
from django.utils.translation import override

from alongside.records.people.values import PeopleSearch

_DATE = re.compile(r"([0-9]{1,2})[ ./-]+([0-9]{1,2}|[^\W\d_]{3,20})[ ./,-]+([0-9]{4})")
_BETWEEN_DIGITS = str.maketrans("", "", " -\u00a0")


def search_of(typed: str) -> PeopleSearch:
    """The search that was meant. What is neither a whole number nor a real date is words."""
    typed = typed.strip()
    digits = typed.translate(_BETWEEN_DIGITS)
    if len(digits) == 10 and digits.isascii() and digits.isdigit():
        return PeopleSearch(nhs_number=digits)
    born_on = _date(typed)
    if born_on is not None:
        return PeopleSearch(born_on=born_on)
    return PeopleSearch(words=tuple(typed.lower().split()))


def _date(typed: str) -> date | None:
    found = _DATE.fullmatch(typed)
    try:
        return date(int(found[3]), _month(found[2]), int(found[1])) if found else None
    except ValueError:
        return None


def _month(typed: str) -> int:
    """The number of a month by its number, its name or the beginning of that, in this language or in English."""
    if typed.isdigit():
        return int(typed)
    with override("en"):
        english = {number: str(name) for number, name in MONTHS.items()}
    begun = [
        number
        for number, name in MONTHS.items()
        if any(each.lower().startswith(typed.lower()) for each in (str(name), english[number]))
    ]
    if len(begun) != 1:
        raise ValueError(typed)
    return begun[0]
