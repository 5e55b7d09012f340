"""Days of the journey, counted from today as the pages count it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


@dataclass(frozen=True)
class Days:
    """The pack comes today; the conversation is ten days later, which is inside its one to two weeks."""

    today: date

    @property
    def gathering(self) -> tuple[int, int, int]:
        return _parts(self.today + timedelta(days=1))

    @property
    def conversation(self) -> tuple[int, int, int]:
        return _parts(self.today + timedelta(days=10))

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
