"""The fixed words of paper in one language, and how dates and times are said in it."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from alongside.engines.paper import words

type Translate = Callable[[str], str]


class Wording:
    """Every fixed word of paper, through one `translate` (gettext, or nothing for English)."""

    def __init__(self, translate: Translate = str) -> None:
        self._translate = translate

    def all(self) -> Mapping[str, str]:
        return {key: self._translate(message) for key, message in words.WORDS.items()}

    def say(self, key: str, **values: object) -> str:
        return self._translate(words.WORDS[key]).format(**values)

    def day(self, on: date) -> str:
        """Tuesday 3 March 2026."""
        return self._translate(words.DAY).format(
            weekday=self._translate(words.WEEKDAYS[on.weekday()]),
            day=on.day,
            month=self._translate(words.MONTHS[on.month - 1]),
            year=on.year,
        )

    def moment(self, at: datetime) -> str:
        """Tuesday 3 March 2026 at 2:30pm. Hours and minutes as they stand: give local time."""
        return self._translate(words.MOMENT).format(day=self.day(at), time=self._time(at))

    def _time(self, at: datetime) -> str:
        if (at.hour, at.minute) == (12, 0):
            return self._translate(words.MIDDAY)
        pattern = words.MORNING if at.hour < 12 else words.AFTERNOON
        clock = f"{(at.hour - 1) % 12 + 1}" + (f":{at.minute:02}" if at.minute else "")
        return self._translate(pattern).format(clock=clock)
