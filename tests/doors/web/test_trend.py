"""A trend line keeps every dot and figure on its drawing."""

from datetime import date

import pytest

from alongside.doors.web.shapes import Reading
from alongside.doors.web.trend import Line, trend_line


def line(*values: float) -> Line:
    readings = [Reading(date(2020 + year, 1, 1), value, f"{value} kg") for year, value in enumerate(values)]
    return trend_line(readings, 300, 200)


@pytest.mark.parametrize("values", [(1,), (5, 5), (1, 2), (0, -40, 1e6), (9, 1, 9, 1)])
def test_everything_is_on_the_drawing(values: tuple[float, ...]) -> None:
    for dot in line(*values).dots:
        assert 0 <= dot.x <= 300
        assert 12 <= dot.words_y < dot.y + 30
        assert dot.words_y < line(*values).base


def test_later_is_to_the_right_and_more_is_higher() -> None:
    first, last = line(1, 2).dots
    assert first.x < last.x
    assert first.y > last.y


def test_the_figure_of_a_valley_is_below_its_dot() -> None:
    high, valley, end = line(9, 1, 9).dots
    assert valley.words_y > valley.y
    assert high.words_y < high.y
    assert end.words_y < end.y


def test_a_line_says_where_it_starts_and_ends() -> None:
    assert (line(84, 82).first, line(84, 82).last) == ("84 kg", "82 kg")


def test_ends_do_not_run_off_the_sides() -> None:
    assert [dot.anchor for dot in line(1, 2, 3).dots] == ["start", "middle", "end"]
    assert [dot.anchor for dot in line(1).dots] == ["start"]
