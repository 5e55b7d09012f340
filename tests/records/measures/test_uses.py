"""Ratings: half-done ones are the writer's own, finished ones never change, and the database holds the scale."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.utils import DatabaseError

from alongside.engines.postgres.identity import set_identity
from alongside.records.measures.changes import answer_items, begin_use, finish_use
from alongside.records.measures.models import Answer, Use
from alongside.records.measures.reads import open_measures, use_going_on
from alongside.records.sharing.changes import share
from alongside.records.sharing.values import Reader
from alongside.rules.actors import Actor
from alongside.rules.measures.answers import Rating
from alongside.rules.plan.content import Whose
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Invalid, NotAllowed, NotReady, Unknown
from tests.cast import Cast, make_cast, with_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return with_draft(make_cast())


def acts(cast: Cast, by: Actor) -> Actor:
    set_identity(by, cast.now)
    return by


def rate(cast: Cast, by: Actor, values: dict[str, int], key: str = "ons4", **more: bool):
    use = begin_use(by=acts(cast, by), person=cast.people["Amina"], key=key, whose=Whose.PERSON, now=cast.now, **more)
    answer_items(by=by, use=use, ratings=[Rating(code, value) for code, value in values.items()], now=cast.now)
    finish_use(by=by, use=use, now=cast.now)
    return use


def test_a_use_keeps_what_was_used_whose_it_is_and_who_typed(cast: Cast) -> None:
    rate(cast, cast.nurse, {"happy": 6, "anxious": 3})
    (seen,) = open_measures(by=acts(cast, cast.person("Amina")), person=cast.people["Amina"], now=cast.now).uses
    assert (seen.use.version.key, seen.use.version.version, seen.use.version.language) == ("ons4", "2018", "en")
    assert (seen.whose, seen.said_by, seen.typed_by_name) == (Whose.PERSON, "Amina Begum", "Nadia Rahman")
    assert (seen.use.value("happy"), seen.use.value("anxious"), seen.use.value("satisfied")) == (6, 3, None)


def test_the_newest_answer_counts_and_the_one_before_stays(cast: Cast) -> None:
    amina = acts(cast, cast.person("Amina"))
    use = begin_use(by=amina, person=cast.people["Amina"], key="ons4", whose=Whose.PERSON, now=cast.now)
    for value in (3, 8, 8):
        answer_items(by=amina, use=use, ratings=[Rating("happy", value)], now=cast.now)
    assert use_going_on(by=amina, use=use, now=cast.now).rating("happy") == Rating("happy", 8)
    assert [each.value for each in Answer.objects.order_by("number")] == [3, 8]


def test_half_done_is_gone_on_with_and_nobody_else_sees_it(cast: Cast) -> None:
    amina, person = acts(cast, cast.person("Amina")), cast.people["Amina"]
    use = begin_use(by=amina, person=person, key="dialog", whose=Whose.PERSON, now=cast.now)
    answer_items(by=amina, use=use, ratings=[Rating("job", 2, more_help=True)], now=cast.now)
    assert begin_use(by=amina, person=person, key="dialog", whose=Whose.PERSON, now=cast.now) == use
    assert [each.id for each in open_measures(by=amina, person=person, now=cast.now).begun] == [use]
    nurse = acts(cast, cast.nurse)
    page = open_measures(by=nurse, person=person, now=cast.now)
    assert (page.begun, page.uses) == ((), ())
    with pytest.raises(Unknown):
        use_going_on(by=nurse, use=use, now=cast.now)


def test_m6_too_soon_is_refused_unless_somebody_chooses_to(cast: Cast) -> None:
    amina = cast.person("Amina")
    rate(cast, amina, {"happy": 6})
    with pytest.raises(NotReady, match="too-soon"):
        rate(cast, amina, {"happy": 7})
    rate(cast, amina, {"happy": 7}, again=True)
    assert Use.objects.count() == 2


def test_m1_off_the_scale_nothing_is_kept(cast: Cast) -> None:
    amina = acts(cast, cast.person("Amina"))
    use = begin_use(by=amina, person=cast.people["Amina"], key="dialog", whose=Whose.PERSON, now=cast.now)
    with pytest.raises(Invalid, match="off-scale"), transaction.atomic():
        answer_items(by=amina, use=use, ratings=[Rating("job", 4), Rating("safety", 8)], now=cast.now)
    assert not Answer.objects.exists()
    with pytest.raises(Invalid, match="nothing-rated"):
        finish_use(by=amina, use=use, now=cast.now)


@pytest.mark.parametrize(
    ("wrong", "constraint"),
    [
        ({"value": 8}, "measures_answer_on_its_scale"),
        ({"value": 0}, "measures_answer_on_its_scale"),
        ({"value": 4, "applies": False}, "measures_answer_applies"),
    ],
)
def test_the_database_takes_nothing_off_the_scale(cast: Cast, wrong: dict[str, object], constraint: str) -> None:
    amina = acts(cast, cast.person("Amina"))
    use = begin_use(by=amina, person=cast.people["Amina"], key="dialog", whose=Whose.PERSON, now=cast.now)
    values = {"person_id": cast.people["Amina"], "use_id": use, "code": "job", "number": 1, "answered_at": cast.now}
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Answer(**values, lowest=1, highest=7, **wrong).save(force_insert=True)


def test_what_is_finished_takes_no_more_answers(cast: Cast) -> None:
    amina = cast.person("Amina")
    use = rate(cast, amina, {"happy": 6})
    with pytest.raises(Unknown):
        answer_items(by=amina, use=use, ratings=[Rating("happy", 1)], now=cast.now)
    values = {"person_id": cast.people["Amina"], "use_id": use, "code": "happy", "number": 2, "answered_at": cast.now}
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        Answer(**values, lowest=0, highest=10, value=1).save(force_insert=True)
    assert Use.objects.filter(id=use).update(finished_at=cast.now + timedelta(days=1)) == 0


def test_a_person_keeps_it_to_themselves_like_any_section(cast: Cast) -> None:
    amina, person = cast.person("Amina"), cast.people["Amina"]
    rate(cast, amina, {"happy": 6})
    share(
        by=amina,
        person=person,
        reader=Reader(organisation=cast.organisations["Greenfield Surgery"]),
        sections=[Section.GOALS],
        how="online",
        now=cast.now,
    )
    with pytest.raises(NotAllowed):
        open_measures(by=acts(cast, cast.nurse), person=person, now=cast.now)
    assert not Use.objects.exists(), "nor does the database show a row"
    with pytest.raises(NotAllowed):
        begin_use(by=cast.nurse, person=person, key="ons4", whose=Whose.PERSON, now=cast.now)


def test_a_stranger_learns_nothing(cast: Cast) -> None:
    rate(cast, cast.person("Amina"), {"happy": 6})
    with pytest.raises(NotAllowed):
        open_measures(by=acts(cast, cast.intruder), person=cast.people["Amina"], now=cast.now)
    assert not Use.objects.exists()
    assert not Answer.objects.exists()


def test_nobody_finishes_what_another_began(cast: Cast) -> None:
    amina = acts(cast, cast.person("Amina"))
    use = begin_use(by=amina, person=cast.people["Amina"], key="ons4", whose=Whose.PERSON, now=cast.now)
    with pytest.raises(Unknown):
        finish_use(by=acts(cast, cast.nurse), use=use, now=cast.now)
