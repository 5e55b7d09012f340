"""Ratings as they are shown: words and a bar for each, beside the one before, and a line over time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.doors.web.measures.wording import ANSWERED, CHANGED
from alongside.doors.web.shapes import Reading
from alongside.records.measures.values import UseView
from alongside.rules.measures.answers import mean_of
from alongside.rules.measures.change import Change, Direction, change_of, is_like, last_like, line_of
from alongside.rules.measures.instrument import MeasureItem

BAR = 240  # the width of a full bar


@dataclass(frozen=True, slots=True)
class Rated:
    """One item: what it was rated, in words; how long its bar is, and that of the one before; how it changed."""

    name: str
    words: str
    width: int
    before: str
    before_width: int
    changed: str
    more_help: bool
    readings: Sequence[Reading] = ()


@dataclass(frozen=True, slots=True)
class Scored:
    """One group's mean in words."""

    name: str
    words: str


def like_uses(use: UseView, uses: Sequence[UseView]) -> list[UseView]:
    """M7: those that one may be compared with: in the same words, and in the same voice. This one is among them."""
    return [each for each in uses if is_like(each.use.version, use.use.version) and each.whose == use.whose]


def before(use: UseView, uses: Sequence[UseView]) -> UseView | None:
    """The one before this, that it may be compared with."""
    earlier = [each for each in like_uses(use, uses) if each.begun_at < use.begun_at]
    last = last_like(use.use, [each.use for each in earlier])
    return next((each for each in earlier if each.use is last), None)


def rated(use: UseView, uses: Sequence[UseView]) -> list[Rated]:
    """Every item of one use beside the one before it; without a line where there is one point only."""
    last, alike = before(use, uses), [each.use for each in like_uses(use, uses) if each.begun_at <= use.begun_at]
    return [
        _rated(item, use, last, _readings(item, line_of(item.code, alike))) for item in use.instrument.items
    ]  # fmt: skip


def scores(use: UseView) -> list[Scored]:
    """M2: each group's mean with its n; "not scored" where nothing in it was rated."""
    return [Scored(_(group.name), _mean(use, group.key)) for group in use.instrument.groups]


def words_for(item: MeasureItem, value: int) -> str:
    """ "5 of 7: fairly satisfied", or "5 of 10" for a point without words of its own."""
    values = {"value": value, "highest": item.scale.highest}
    number = _("%(value)s of %(highest)s") % values
    words = item.scale.words_of(value)
    return _("%(number)s: %(words)s") % {"number": number, "words": _(words)} if words else number


def _rated(item: MeasureItem, use: UseView, last: UseView | None, readings: list[Reading]) -> Rated:
    rating = use.rating(item.code)
    old = last.use.value(item.code) if last else None
    value = rating.value if rating else None
    return Rated(
        name=_(item.name),
        words=_unrated(rating is not None and not rating.applies) if value is None else words_for(item, value),
        width=_width(item, value),
        before=_("Last time: %(words)s.") % {"words": words_for(item, old)} if old is not None else "",
        before_width=_width(item, old),
        changed=_changed(change_of(item, last.use, use.use)) if last else "",
        more_help=rating is not None and rating.more_help is True,
        readings=readings if len(readings) > 1 else (),
    )


def _unrated(is_not_about_them: bool) -> str:
    return _("Not about me") if is_not_about_them else _("Not rated")


def _width(item: MeasureItem, value: int | None) -> int:
    """The lowest point has a bar too: 1 of 7 is not nothing."""
    if value is None:
        return 0
    lowest, highest = item.scale.lowest, item.scale.highest
    return round(BAR * (value - lowest + 1) / (highest - lowest + 1))


def _changed(change: Change | None) -> str:
    if change is None:
        return ""
    points = abs(change.by)
    told = ngettext("%(num)s point", "%(num)s points", points) % {"num": points}
    if change.direction == Direction.WORSE and change.by > 0:
        return _("%(points)s higher than last time.") % {"points": told}
    return str(CHANGED[change.direction]) % {"points": told}


def _readings(item: MeasureItem, line: Sequence[tuple[date, int]]) -> list[Reading]:
    return [Reading(on, value, words_for(item, value)) for on, value in line]


def _mean(use: UseView, group: str) -> str:
    mean = mean_of(use.instrument, group, use.use.ratings)
    if mean is None:
        return _("Not scored: nothing here was rated.")
    values = {"mean": f"{float(mean.value):.2f}", "answered": mean.answered, "of": mean.of}
    return str(ANSWERED) % values
