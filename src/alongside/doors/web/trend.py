"""The geometry of a trend line: where each reading goes on a drawing of a given size."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from alongside.doors.web.shapes import Reading

_SIDE = 12  # room for half a dot at the left and right
_TOP = 34  # room for the value above the highest dot
_FOOT = 50  # room for the value under a low dot, and for the dates
_ABOVE, _BELOW = -12, 22  # where a value is written, from the middle of its dot


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    on: date
    words: str
    words_y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Line:
    width: int
    height: int
    base: int
    dots: tuple[Dot, ...]
    path: str
    first: str
    last: str


def trend_line(readings: Sequence[Reading], width: int, height: int) -> Line:
    """Place readings, oldest first, by date across and by value up. A flat or single line runs in the middle."""
    dots = tuple(_dots(readings, width, height))
    path = " ".join(f"{dot.x},{dot.y}" for dot in dots)
    return Line(width, height, height - _FOOT + 28, dots, path, readings[0].words, readings[-1].words)


def _dots(readings: Sequence[Reading], width: int, height: int) -> list[Dot]:
    days = [reading.on.toordinal() for reading in readings]
    values = [float(reading.value) for reading in readings]
    across = [round(_SIDE + _share(day, days) * (width - 2 * _SIDE), 1) for day in days]
    up = [round(_TOP + (1 - _share(value, values)) * (height - _TOP - _FOOT), 1) for value in values]
    anchors = ["start", *["middle"] * (len(readings) - 2), "end"][: len(readings)]
    placed = zip(across, up, _words_at(up), readings, anchors, strict=True)
    return [Dot(x, y, reading.on, _short(reading), words_y, anchor) for x, y, words_y, reading, anchor in placed]


def _words_at(up: Sequence[float]) -> list[float]:
    """A value is written above its dot; in a valley below it, where the line does not run through the figures."""
    before, after = [*(up[1:2] or up), *up[:-1]], [*up[1:], *(up[-2:-1] or up)]
    return [y + (_BELOW if b < y > a else _ABOVE) for b, y, a in zip(before, up, after, strict=True)]


def _share(value: float, every: Sequence[float]) -> float:
    lowest, highest = min(every), max(every)
    return 0.5 if highest == lowest else (value - lowest) / (highest - lowest)


def _short(reading: Reading) -> str:
    """The bare number: the unit is in the table and would run into the next dot."""
    return f"{reading.value:g}"
