"""What is typed becomes a number in one unit; what cannot be is refused, and what is unlikely is asked about."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.rules.measured import (
    MEASUREMENTS,
    Taken,
    body_mass_index,
    doubts_about,
    measurement,
    read,
    shown,
    to_ifcc,
    to_ngsp,
)
from alongside.rules.refusals import Invalid


@pytest.mark.parametrize(
    ("key", "written", "value", "second"),
    [
        ("hba1c", "53", "53", None),
        ("hba1c", "53 mmol/mol", "53", None),
        ("hba1c", "7.0%", "53", None),
        ("hba1c", "6.5 %", "48", None),
        ("weight", "82", "82", None),
        ("weight", "82.5 KG", "82.5", None),
        ("weight", "12 st 13", "82.1", None),
        ("weight", "12st13lb", "82.1", None),
        ("weight", "13 stone", "82.6", None),
        ("weight", "181 lb", "82.1", None),
        ("height", "172", "172", None),
        ("height", "1.72 m", "172", None),
        ("height", "5 ft 8", "172.7", None),
        ("height", "5'8\"", "172.7", None),
        ("height", "6ft", "182.9", None),
        ("blood-pressure", "128/82", "128", "82"),
        ("blood-pressure", "128 over 82 mmHg", "128", "82"),
        ("pulse", "72 /min", "72", None),
        ("oxygen", "97%", "97", None),
        ("egfr", "54", "54", None),
    ],
)
def test_it_is_read_as_people_type_it(key: str, written: str, value: str, second: str | None) -> None:
    taken = read(measurement(key), written, field="f")
    assert (taken.value, taken.second) == (Decimal(value), Decimal(second) if second else None)


@pytest.mark.parametrize(
    ("key", "written", "message"),
    [
        ("hba1c", "7.1", "measured.looks-like-percent"),
        ("hba1c", "fifty", "measured.number"),
        ("hba1c", "530", "measured.impossible"),
        ("hba1c", "1%", "measured.impossible"),
        ("weight", "12 st 14", "measured.pounds"),
        ("weight", "820 kg", "measured.impossible"),
        ("weight", "-82", "measured.number"),
        ("weight", "8e2", "measured.number"),
        ("height", "5 ft 12", "measured.inches"),
        ("height", "1.72", "measured.impossible"),
        ("blood-pressure", "128", "measured.pair"),
        ("blood-pressure", "82/128", "measured.pair-order"),
        ("blood-pressure", "128/128", "measured.pair-order"),
        ("blood-pressure", "1280/82", "measured.impossible"),
        ("oxygen", "101", "measured.impossible"),
        ("pulse", "\u0667\u0662", "measured.number"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(key: str, written: str, message: str) -> None:
    with pytest.raises(Invalid) as refused:
        read(measurement(key), written, field="value_x")
    assert (refused.value.message, refused.value.field) == (message, "value_x")


@pytest.mark.parametrize(
    ("key", "written", "last", "message"),
    [
        ("weight", "82", None, None),
        ("weight", "210", None, "measured.unusual"),
        ("weight", "82", "82", None),
        ("weight", "82", "95", "measured.changed-much"),
        ("weight", "82", "75", None),
        ("blood-pressure", "210/90", None, "measured.unusual"),
        ("blood-pressure", "120/30", None, "measured.unusual"),
        ("hba1c", "15%", None, None),
        ("hba1c", "141", None, "measured.unusual"),
    ],
)
def test_what_is_unlikely_is_asked_about(key: str, written: str, last: str | None, message: str | None) -> None:
    what = measurement(key)
    found = doubts_about(what, read(what, written, field="f"), field="f", last=Decimal(last) if last else None)
    assert [each.message for each in found] == ([message] if message else [])


def test_both_units_are_shown() -> None:
    assert shown(measurement("hba1c"), Taken(Decimal(53))) == "53 mmol/mol (7.0%)"
    assert shown(measurement("weight"), Taken(Decimal("82.1"))) == "82.1 kg (12 st 13 lb)"
    assert shown(measurement("blood-pressure"), Taken(Decimal(128), Decimal(82))) == "128/82 mmHg"


@pytest.mark.parametrize(("percent", "ifcc"), [("6.0", 42), ("6.5", 48), ("7.0", 53), ("8.0", 64), ("10.0", 86)])
def test_the_published_pairs_of_hba1c(percent: str, ifcc: int) -> None:
    assert to_ifcc(Decimal(percent)) == ifcc
    assert to_ngsp(Decimal(ifcc)) == Decimal(percent)


def test_body_mass_index_is_what_the_chart_says() -> None:
    assert body_mass_index(Decimal(82), Decimal(172)) == Decimal("27.7")


@given(st.integers(16, 250))
def test_there_and_back_again_is_within_one(ifcc: int) -> None:
    assert abs(to_ifcc(to_ngsp(Decimal(ifcc))) - ifcc) <= 1


@given(st.text(max_size=30), st.sampled_from(MEASUREMENTS))
def test_whatever_is_typed_is_read_within_what_can_be_or_refused(written: str, what: object) -> None:
    try:
        taken = read(what, written, field="f")  # type: ignore[arg-type]
    except Invalid:
        return
    assert what.lowest <= taken.value <= what.highest  # type: ignore[attr-defined]
