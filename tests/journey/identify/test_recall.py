"""Who is called in which month: one recall a person a year, by what was kept about them."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from alongside.engines.postgres.identity import set_identity
from alongside.journey.identify.reads import recall_for, recall_list
from alongside.journey.identify.values import RecallPage
from alongside.records.appointments.changes import set_recall
from alongside.records.appointments.models import Recall
from alongside.records.audit.models import Event
from alongside.rules.actors import Actor, Role
from alongside.rules.recall import RecallState
from alongside.rules.refusals import Invalid
from tests.cast import Cast, make_cast, with_agreed_plan
from tests.preparing import with_contacts, with_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def _list(cast: Cast, by: Actor | None = None, **chosen: object) -> RecallPage:
    by = by or cast.coordinator
    set_identity(by, cast.now)
    return recall_list(by=by, now=cast.now, **chosen)  # type: ignore[arg-type]


def _set(cast: Cast, person: UUID, **given: object) -> None:
    set_identity(cast.coordinator, cast.now)
    values: dict[str, object] = {"month": None, "kind": "", "words": "", "until": None, **given}
    set_recall(by=cast.coordinator, person=person, now=cast.now, **values)  # type: ignore[arg-type]


def _states(page: RecallPage) -> dict[str, RecallState]:
    return {each.name.split()[0]: each.state for each in page.lines}


def test_only_those_who_are_called_are_on_the_list(cast: Cast) -> None:
    assert _list(cast).counts == {}
    _set(cast, cast.people["Bert"], month=11)
    assert _states(_list(cast)) == {"Bert": RecallState.DUE}


def test_a_month_is_shown_with_all_of_it(cast: Cast) -> None:
    with_contacts(cast, "Amina")
    _set(cast, cast.people["Bert"], month=12)
    december = _list(cast, month=date(2026, 12, 1))
    assert _states(december) == {"Bert": RecallState.NOT_YET}
    assert _states(_list(cast, state=RecallState.BOOKED)) == {"Amina": RecallState.BOOKED}
    assert december.counts == {RecallState.NOT_YET: 1, RecallState.BOOKED: 1}


def test_an_agreed_plan_is_this_years_recall(cast: Cast) -> None:
    with_agreed_plan(cast)
    _set(cast, cast.people["Amina"], month=11)
    (line,) = _list(cast, state=RecallState.NOT_YET).lines
    assert line.due_on == date(2027, 11, 1)
    cast.now += timedelta(days=400)
    assert _states(_list(cast)) == {"Amina": RecallState.OVERDUE}


def test_an_exception_keeps_its_reason_off_the_list_and_on_the_persons_page(cast: Cast) -> None:
    bert = cast.people["Bert"]
    _set(cast, bert, month=11, kind="in-hospital", words="A broken hip.", until=date(2026, 12, 20))
    (line,) = _list(cast, state=RecallState.WAITING).lines
    assert "hip" not in repr(line)
    assert line.until == date(2026, 12, 20)
    standing = recall_for(by=cast.coordinator, person=bert, now=cast.now)
    assert (standing.recall.words, standing.recall.kind) == ("A broken hip.", "in-hospital")
    assert Event.objects.filter(kind="recall.opened", person=bert).count() == 1
    _set(cast, bert, month=11)
    assert _states(_list(cast)) == {"Bert": RecallState.DUE}
    assert Recall.objects.filter(person_id=bert).count() == 2


def test_saying_the_same_twice_adds_nothing(cast: Cast) -> None:
    for _ in range(2):
        _set(cast, cast.people["Bert"], month=11)
    assert Recall.objects.count() == 1


def test_a_wrong_exception_keeps_nothing(cast: Cast) -> None:
    with pytest.raises(Invalid):
        _set(cast, cast.people["Bert"], kind="not-now", words="x")
    assert Recall.objects.count() == 0


def test_another_organisation_sees_and_calls_nobody_of_ours(cast: Cast) -> None:
    _set(cast, cast.people["Bert"], month=11)
    theirs = cast.staff("Hugo Vale", Role.COORDINATOR, "Hillview Surgery")
    assert _list(cast, by=theirs).counts == {}
    assert Recall.objects.count() == 0


def test_a_list_of_many_is_cut_into_pages(cast: Cast) -> None:
    with_round(cast, "Amina")
    _set(cast, cast.people["Bert"], month=11)
    page = _list(cast, state=RecallState.DUE, page=2)
    assert (page.number, page.last, page.lines) == (2, 1, ())


@pytest.mark.parametrize(
    "wrong",
    [
        {"month": 13},
        {"kind": "not-now", "words": "", "until": date(2027, 1, 1)},
        {"kind": "not-now", "words": "why"},
        {"kind": "holiday", "words": "why", "until": date(2027, 1, 1)},
        {"words": "why"},
    ],
)
def test_the_database_holds_exceptions_whole(cast: Cast, wrong: dict[str, object]) -> None:
    set_identity(cast.coordinator, cast.now)
    columns = {
        "person_id": cast.people["Bert"],
        "organisation_id": cast.organisations["Greenfield Surgery"],
        "number": 1,
        "set_at": cast.now,
        "set_by": cast.coordinator.account,
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        Recall.objects.create(**columns, **wrong)
