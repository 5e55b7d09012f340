"""A checklist is saved as one goes, pinned to what it asked, and its values become results."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from alongside.engines.postgres.identity import set_identity
from alongside.journey.prepare.changes import Entry, Joined, save_gathering
from alongside.journey.prepare.doubts import looked_over
from alongside.journey.prepare.models import Gathering, GatheringRow, LocalCheckSet
from alongside.journey.prepare.reads import gathering_for
from alongside.journey.prepare.values import CheckRow, GatheringView
from alongside.records.appointments.models import Appointment
from alongside.records.health.models import Condition, Result
from alongside.rules.actors import Role
from alongside.rules.refusals import Invalid, NotAllowed, NotReady, Unknown
from alongside.rules.stages import Stage
from tests.cast import Cast, make_cast
from tests.preparing import with_contacts, with_results, with_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    """Amina has diabetes, both contacts booked, and results of last week."""
    cast = with_contacts(make_cast())
    _has(cast, "Type 2 diabetes mellitus")
    with_results(cast)
    return cast


def _has(cast: Cast, name: str, code: str = "") -> None:
    set_identity(cast.nurse, cast.now)
    Condition.objects.create(person_id=cast.people["Amina"], name=name, code=code, status="active")


def _view(cast: Cast) -> GatheringView:
    set_identity(cast.nurse, cast.now)
    return gathering_for(by=cast.nurse, round_id=cast.rounds["Amina"], now=cast.now)


def _row(cast: Cast, key: str) -> CheckRow:
    return next(each for each in _view(cast).rows if each.check.key == key)


def _save(cast: Cast, entries: dict[str, Entry], joined: Joined | None = None, **more: object) -> None:
    set_identity(cast.nurse, cast.now)
    values = {"entries": entries, "joined": joined or Joined(), "now": cast.now, **more}
    save_gathering(by=cast.nurse, round_id=cast.rounds["Amina"], **values)  # type: ignore[arg-type]


def test_one_list_with_the_last_value_and_who_asks(cast: Cast) -> None:
    keys = [each.check.key for each in _view(cast).rows]
    assert len(keys) == len(set(keys))
    row = _row(cast, "hba1c")
    assert row.titles == ("Diabetes",)
    assert row.last is not None
    assert (row.last.words, row.last.on) == ("53 mmol/mol", date(2026, 10, 23))
    assert _row(cast, "blood-pressure").titles == ("For everyone", "Diabetes")


def test_what_is_saved_is_there_next_time_and_becomes_a_result(cast: Cast) -> None:
    _save(cast, {"hba1c": Entry("7.5%"), "smoking": Entry("Stopped in May."), "feet": Entry("yes")})
    _save(cast, {"egfr": Entry(not_done="waiting")})
    assert _row(cast, "hba1c").words == "7.5%"
    assert (_row(cast, "egfr").not_done, _row(cast, "smoking").words) == ("waiting", "Stopped in May.")
    assert Result.objects.get(id=GatheringRow.objects.get(asked="hba1c").result).value == Decimal(58)


def test_saving_the_same_twice_adds_nothing(cast: Cast) -> None:
    for _ in range(2):
        _save(cast, {"pulse": Entry("72")})
    assert Result.objects.filter(name="Pulse").count() == 1


def test_a_mistyped_value_is_taken_back_and_stays_in_the_record(cast: Cast) -> None:
    _save(cast, {"pulse": Entry("27")})
    _save(cast, {"pulse": Entry("72")})
    assert list(Result.objects.filter(name="Pulse").order_by("value").values_list("status", flat=True)) == [
        "entered-in-error",
        "final",
    ]
    _save(cast, {"pulse": Entry(not_done="did-not-want")})
    assert not Result.objects.filter(name="Pulse").exclude(status="entered-in-error").exists()


def test_a_weight_and_a_height_make_a_body_mass_index(cast: Cast) -> None:
    _save(cast, {"height": Entry("5 ft 8")})
    assert not Result.objects.filter(code="39156-5").exists()
    _save(cast, {"weight": Entry("12 st 13")})
    _save(cast, {"weight": Entry("13 st")})
    (index,) = Result.objects.filter(code="39156-5").exclude(status="entered-in-error")
    assert index.value == Decimal("27.7")


def test_what_cannot_be_saves_nothing_at_all(cast: Cast) -> None:
    with pytest.raises(Invalid) as refused, transaction.atomic():
        _save(cast, {"pulse": Entry("72"), "hba1c": Entry("7.1")})
    assert refused.value.field == "value_hba1c"
    assert not Gathering.objects.exists()
    assert not Result.objects.filter(name="Pulse").exists()


@pytest.mark.parametrize(
    ("key", "entry"),
    [
        ("pulse", Entry("72", "waiting")),
        ("pulse", Entry(not_done="bored")),
        ("feet", Entry("maybe")),
        ("smoking", Entry("a\x00b")),
    ],
)
def test_an_entry_that_is_none_is_refused_at_its_field(cast: Cast, key: str, entry: Entry) -> None:
    with pytest.raises(Invalid) as refused, transaction.atomic():
        _save(cast, {key: entry})
    assert key in refused.value.field


def test_a_check_that_is_not_asked_is_unknown(cast: Cast) -> None:
    with pytest.raises(Unknown):
        _save(cast, {"peak-flow": Entry("400")})


def test_unlikely_values_are_asked_about_and_impossible_ones_are_problems(cast: Cast) -> None:
    _save(cast, {"weight": Entry("82")})
    view = _view(cast)
    problems, doubts = looked_over(view, {"weight": "82", "pulse": "190", "hba1c": "7.1", "smoking": "no"})
    assert [each.field for each in problems] == ["value_hba1c"]
    assert [(each.field, each.message) for each in doubts] == [("value_pulse", "measured.unusual")]


def test_a_gathering_goes_on_asking_what_it_began_with(cast: Cast) -> None:
    _save(cast, {"pulse": Entry("72")})
    _has(cast, "COPD")
    assert "peak-flow" not in [each.check.key for each in _view(cast).rows]
    assert Gathering.objects.get().sets == ["everyone/1", "diabetes/1"]


def test_an_organisations_own_set_is_asked_and_pinned_by_number(cast: Cast) -> None:
    values = {
        "organisation_id": cast.organisations["Greenfield Surgery"],
        "key": "diabetes",
        "title": "Diabetes, as we do it",
        "words": ["diabetes"],
        "checks": ["hba1c"],
        "set_at": cast.now,
        "set_by": cast.nurse.account,
        "set_by_name": cast.nurse.name,
    }
    set_identity(cast.coordinator, cast.now)
    LocalCheckSet.objects.create(number=1, questions=["Which shoes do they wear?"], **values)
    assert _row(cast, "hba1c").titles == ("Diabetes, as we do it",)
    _save(cast, {"diabetes-1": Entry("Sandals.")})
    assert Gathering.objects.get().sets == ["everyone/1", "local:diabetes/1"]
    set_identity(cast.coordinator, cast.now)
    LocalCheckSet.objects.create(number=2, questions=[], is_used=False, **values)
    assert _row(cast, "diabetes-1").words == "Sandals."


def test_other_plans_are_asked_about_here_and_kept(cast: Cast) -> None:
    _save(cast, {}, Joined("join", "The hospital's asthma plan"))
    view = _view(cast)
    assert (view.other_plans, view.which_plans) == ("join", "The hospital's asthma plan")
    with pytest.raises(Invalid):
        _save(cast, {}, Joined("join", ""))


def test_finishing_records_that_the_appointment_took_place(cast: Cast) -> None:
    _save(cast, {"pulse": Entry("72")}, finished=True)
    assert Appointment.objects.get(kind="gathering").status == "attended"
    first = _view(cast).finished_at
    _save(cast, {"pulse": Entry("74")}, finished=True)
    assert _view(cast).finished_at == first


def test_nobody_gathers_for_who_was_only_invited_or_without_seeing_health(cast: Cast) -> None:
    with_round(cast, "Bert", stage=Stage.INVITED)
    set_identity(cast.nurse, cast.now)
    with pytest.raises(NotReady):
        save_gathering(by=cast.nurse, round_id=cast.rounds["Bert"], entries={}, joined=Joined(), now=cast.now)
    desk = cast.staff("Pat Lowe", Role.PRACTICE_ADMINISTRATOR, "Greenfield Surgery")
    set_identity(desk, cast.now)
    with pytest.raises(NotAllowed):
        gathering_for(by=desk, round_id=cast.rounds["Amina"], now=cast.now)


@pytest.mark.parametrize("wrong", [{"words": "72", "not_done": "waiting"}, {"words": "", "result": "x"}])
def test_the_database_holds_rows_whole(cast: Cast, wrong: dict[str, object]) -> None:
    _save(cast, {"pulse": Entry("72")})
    wrong = {**wrong, **({"result": cast.people["Amina"]} if "result" in wrong else {})}
    with pytest.raises(IntegrityError), transaction.atomic():
        GatheringRow.objects.filter(asked="pulse").update(**wrong)
