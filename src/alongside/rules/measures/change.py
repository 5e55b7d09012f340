"""Two uses of one measure: far enough apart (M6), and alike enough to be compared (M7)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from alongside.rules.measures.answers import Rating
from alongside.rules.measures.instrument import Instrument, MeasureItem
from alongside.rules.refusals import Invalid, NotReady


@dataclass(frozen=True, slots=True)
class Version:
    """M5: what is kept with every result: which instrument, in which version, in which language."""

    key: str
    version: str
    language: str


@dataclass(frozen=True, slots=True)
class Use:
    """One use of an instrument on one day."""

    version: Version
    on: date
    ratings: tuple[Rating, ...]

    def value(self, code: str) -> int | None:
        return next((rating.value for rating in self.ratings if rating.code == code), None)


class Direction(StrEnum):
    BETTER = "better"
    SAME = "same"
    WORSE = "worse"


@dataclass(frozen=True, slots=True)
class Change:
    """How one item's rating changed since an earlier use. by is in points of its scale."""

    before: int
    after: int
    direction: Direction

    @property
    def by(self) -> int:
        return self.after - self.before


def version_of(instrument: Instrument) -> Version:
    return Version(instrument.key, instrument.version, instrument.language)


def next_use(instrument: Instrument, last_on: date) -> date:
    """M6: the first day on which using it again says something new."""
    return last_on + timedelta(days=instrument.days_between)


def check_interval(instrument: Instrument, last_on: date | None, today: date, *, again: bool = False) -> None:
    """M6: raise NotReady when the last use is too near, unless somebody chose to use it again all the same."""
    if last_on is None or again or today >= next_use(instrument, last_on):
        return
    raise NotReady("measures.too-soon", values={"last": last_on, "next": next_use(instrument, last_on)})


def is_like(one: Version, other: Version) -> bool:
    """M7: whether two results were asked in the same words."""
    return one == other


def change_of(item: MeasureItem, before: Use, after: Use) -> Change | None:
    """M7: how a rating changed; None where one of the two was not rated. Raises Invalid for unlike versions."""
    if not is_like(before.version, after.version):
        raise Invalid("measures.unlike", values={"before": before.version.version, "after": after.version.version})
    first, second = before.value(item.code), after.value(item.code)
    if first is None or second is None:
        return None
    return Change(first, second, _direction(item, second - first))


def last_like(use: Use, earlier: Iterable[Use]) -> Use | None:
    """The newest earlier use that this one may be compared with."""
    alike = [each for each in earlier if is_like(each.version, use.version) and each.on <= use.on]
    return max(alike, key=lambda each: each.on, default=None)


def line_of(code: str, uses: Sequence[Use]) -> tuple[tuple[date, int], ...]:
    """M7: the ratings that may stand on one line, oldest first: those asked as the newest one was."""
    ordered = sorted(uses, key=lambda use: use.on)
    alike = [use for use in ordered if is_like(use.version, ordered[-1].version)]
    return tuple((use.on, value) for use in alike if (value := use.value(code)) is not None)


def _direction(item: MeasureItem, by: int) -> Direction:
    if by == 0:
        return Direction.SAME
    return Direction.BETTER if (by > 0) != item.is_better_low else Direction.WORSE
