"""On whose word a record of a person is changed, and how long a person stays on a list that they are taken off."""

from datetime import date, timedelta
from enum import StrEnum

from alongside.rules.refusals import Invalid

# Somebody who moved away leaves the list after two weeks: long enough to mend a slip, and to deal with a message.
STAYS_LISTED = timedelta(days=14)


class ToldBy(StrEnum):
    """Who said so. A word from a list, because it is kept in the audit for good."""

    PERSON = "person"
    FAMILY_OR_FRIEND = "family-or-friend"
    HEALTH_OR_CARE = "health-or-care"
    OFFICIAL_RECORD = "official-record"
    SOMEBODY_ELSE = "somebody-else"


def check_told_by(told_by: str, *, field: str = "told_by") -> ToldBy:
    """Return who said so, or raise Invalid for nobody or a word that is not on the list."""
    if told_by not in set(ToldBy):
        raise Invalid("person.told-by", field=field)
    return ToldBy(told_by)


def check_told_of_death(told_by: str, *, field: str = "told_by") -> ToldBy:
    """As check_told_by; and nobody tells of their own death."""
    if told_by == ToldBy.PERSON:
        raise Invalid("person.told-of-death", field=field)
    return check_told_by(told_by, field=field)


def leaves_list_on(today: date) -> date:
    """The last day on the list of an organisation that records today that somebody has moved away."""
    return today + STAYS_LISTED
