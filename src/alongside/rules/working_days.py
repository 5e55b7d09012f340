"""Working days in the four nations: the weekend and the bank holidays, which differ between them."""

from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from holidays import HolidayBase, country_holidays

SATURDAY = 5


class Nation(StrEnum):
    """Whose bank holidays count. They are laid down for each by the Banking and Financial Dealings Act 1971."""

    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern-ireland"


_PARTS = {Nation.ENGLAND: "ENG", Nation.WALES: "WLS", Nation.SCOTLAND: "SCT", Nation.NORTHERN_IRELAND: "NIR"}


def bank_holiday(day: date, nation: Nation) -> str:
    """The name of the bank holiday, in English; nothing on other days. One proclaimed later is not known yet."""
    return str(_holidays(nation, day.year).get(day, ""))


def is_weekend(day: date) -> bool:
    return day.weekday() >= SATURDAY


def is_working_day(day: date, nation: Nation) -> bool:
    return not is_weekend(day) and not bank_holiday(day, nation)


def next_working_day(day: date, nation: Nation) -> date:
    """This day, or the first working day after it."""
    while not is_working_day(day, nation):
        day += timedelta(days=1)
    return day


@cache
def _holidays(nation: Nation, year: int) -> HolidayBase:
    return country_holidays("GB", subdiv=_PARTS[nation], years=year, expand=False, language="en_GB")
