"""What a plan shows of somebody's health: the last two results of each kind, and what they have and take now."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest

from alongside.engines.postgres.identity import set_identity
from alongside.records.health.changes import NewResult, add_result
from alongside.records.health.models import Condition, Medicine
from alongside.records.health.reads import summary_of
from alongside.records.health.values import HealthSummary
from tests.cast import Cast, make_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    cast = make_cast()
    set_identity(cast.nurse, cast.now)
    return cast


def _add(cast: Cast, days_ago: int, value: str, unit: str = "mmol/mol", name: str = "HbA1c") -> None:
    taken_at = cast.now - timedelta(days=days_ago)
    result = NewResult(name=name, code=name, taken_at=taken_at, value=Decimal(value), unit=unit)
    add_result(by=cast.nurse, person=cast.people["Amina"], result=result, now=cast.now)


def _summary(cast: Cast) -> HealthSummary:
    return summary_of(by=cast.nurse, person=cast.people["Amina"])


def _shown(cast: Cast) -> list[tuple[str, str | None]]:
    return [(latest.shown, previous.shown if previous else None) for latest, previous in _summary(cast).results]


def test_of_many_results_the_last_two_are_shown_the_newest_kind_first(cast: Cast) -> None:
    for days_ago, value in ((400, "60"), (10, "48"), (200, "53"), (300, "58")):
        _add(cast, days_ago, value)
    _add(cast, 5, "80", "kg", "Weight")
    assert _shown(cast) == [("80 kg (12 st 8 lb)", None), ("48 mmol/mol", "53 mmol/mol")]


def test_a_result_in_another_unit_is_never_the_one_before(cast: Cast) -> None:
    _add(cast, 300, "58")
    for days_ago in (100, 150, 200):
        _add(cast, days_ago, "7.1", "%")
    _add(cast, 10, "48")
    assert _shown(cast) == [("48 mmol/mol", "58 mmol/mol")]


def test_two_results_of_the_same_moment_are_not_set_side_by_side(cast: Cast) -> None:
    for value in ("48", "49"):
        _add(cast, 10, value)
    _add(cast, 100, "58")
    (shown,) = _shown(cast)
    assert shown[1] == "58 mmol/mol"


def test_numbers_come_without_the_zeros_of_the_column(cast: Cast) -> None:
    _add(cast, 10, "48.50")
    ((latest, _previous),) = _summary(cast).results
    assert str(latest.value) == "48.5"
    assert latest.is_typed_here


def test_what_is_over_is_not_what_somebody_has_now(cast: Cast) -> None:
    person = cast.people["Amina"]
    for name, status in (("Type 2 diabetes", "active"), ("Chest infection", "resolved"), ("Asthma", "")):
        Condition(id=uuid4(), person_id=person, name=name, status=status).save(force_insert=True)
    for name, status in (("Metformin", "active"), ("Amoxicillin", "stopped")):
        Medicine(id=uuid4(), person_id=person, name=name, status=status).save(force_insert=True)
    found = _summary(cast)
    assert (found.conditions, found.medicines, found.allergies) == (("Asthma", "Type 2 diabetes"), ("Metformin",), ())


def test_somebody_who_may_not_see_health_gets_nothing(cast: Cast) -> None:
    _add(cast, 10, "48")
    set_identity(cast.intruder, cast.now)
    found = summary_of(by=cast.intruder, person=cast.people["Amina"])
    assert (found.conditions, found.medicines, found.allergies, found.results) == ((), (), (), ())
