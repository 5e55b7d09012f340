"""The birthdays on which authority over a child changes by itself: 11, 13, 16 and 18.

Somebody reaches an age at the first moment of the birthday (Family Law Reform Act 1969 s.9); who was born on 29
February reaches it on 1 March in other years.
"""

import calendar
from datetime import date

from alongside.rules.dates import age_on

TURNING = 11  # from here a parent's sight of the plan is judged, not given (NHS England, proxy access)
TEENAGE = 13  # the judgement is looked at again (UK GDPR art.8 as the Data Protection Act 2018 s.9 sets it)
OWN_CONSENT = 16  # presumed able to decide (MCA 2005 s.2(5); Family Law Reform Act 1969 s.8)
ADULT = 18  # parental responsibility is over (Children Act 1989 s.105(1)); powers of attorney can be made
BIRTHDAYS = (TURNING, TEENAGE, OWN_CONSENT, ADULT)


def birthday(born_on: date, age: int) -> date:
    """The day on which somebody reaches this age."""
    year = born_on.year + age
    if (born_on.month, born_on.day) == (2, 29) and not calendar.isleap(year):
        return date(year, 3, 1)
    return born_on.replace(year=year)


def next_birthday(born_on: date, day: date) -> tuple[int, date] | None:
    """The next of the four birthdays after a day, with the age; None for an adult."""
    return next(((age, on) for age in BIRTHDAYS if (on := birthday(born_on, age)) > day), None)


def review_by(born_on: date, day: date, chosen: date | None) -> date | None:
    """When a record about a child has to be looked at again: on the day that was chosen, or the birthday before it."""
    coming = next_birthday(born_on, day)
    days = [each for each in (chosen, coming and coming[1]) if each]
    return min(days) if days else None


def is_child(born_on: date, day: date) -> bool:
    """Under 16: the Mental Capacity Act does not apply, and parental responsibility may (MCA 2005 s.2(5))."""
    return age_on(born_on, day) < OWN_CONSENT
