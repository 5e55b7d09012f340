"""Days of the journey, counted from today as the pages count it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from alongside.rules.working_days import Nation, next_working_day

LONDON = ZoneInfo("Europe/London")


@dataclass(frozen=True)
class Days:
    """The pack comes today; the conversation is inside its one to two weeks, on a working day with time between."""

    today: date

    @property
    def _gathering(self) -> date:
        return next_working_day(self.today + timedelta(days=1), Nation.ENGLAND)

    @property
    def gathering(self) -> tuple[int, int, int]:
        return _parts(self._gathering)

    @property
    def conversation(self) -> tuple[int, int, int]:
        return _parts(next_working_day(self._gathering + timedelta(days=8), Nation.ENGLAND))

    @property
    def pack(self) -> tuple[int, int, int]:
        return _parts(self.today)

    @property
    def review(self) -> tuple[int, int, int]:
        return _parts(self.today + timedelta(days=182))


def today() -> Days:
    return Days(datetime.now(UTC).astimezone(LONDON).date())


def _parts(day: date) -> tuple[int, int, int]:
    return day.year, day.month, day.day
