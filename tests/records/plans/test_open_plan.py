"""open_plan is the one gate: it decides, logs, and returns only what this reader may see."""

import pytest

from alongside.engines.postgres.identity import set_identity
from alongside.records.plans.reads import open_plan
from alongside.records.sharing.changes import share, stop_sharing
from alongside.records.sharing.values import Reader
from alongside.rules.actors import Purpose
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import NotAllowed
from tests.cast import Cast, make_cast, with_agreed_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return with_agreed_plan(make_cast())


def _open(cast: Cast, by):
    set_identity(by, cast.now)
    return open_plan(by=by, person=cast.people["Amina"], purpose=Purpose.DIRECT_CARE, now=cast.now)


def test_the_person_sees_everything_they_agreed(cast: Cast) -> None:
    view = _open(cast, cast.person("Amina"))
    assert [item.words for item in view.content.items] == [
        "Seeing my granddaughter every Sunday.",
        "I keep going. I am good with my hands.",
        "Walk to the allotment and back.",
        "Walk to the corner after breakfast.",
    ]
    assert view.version is not None and view.version.number == 1
    assert not view.is_partial


def test_another_organisation_sees_nothing_before_sharing_its_sections_after_and_nothing_once_withdrawn(
    cast: Cast,
) -> None:
    worker, person = cast.charity_worker, cast.person("Amina")
    riverside = Reader(organisation=cast.organisations["Riverside"])
    with pytest.raises(NotAllowed):
        _open(cast, worker)
    set_identity(person, cast.now)
    share(
        by=person, person=cast.people["Amina"], reader=riverside, sections={Section.GOALS}, how="online", now=cast.now
    )
    view = _open(cast, worker)
    assert [item.section for item in view.content.items] == [Section.GOALS, Section.GOALS]
    assert view.is_partial
    set_identity(person, cast.now)
    stop_sharing(by=person, person=cast.people["Amina"], reader=riverside, how="online", now=cast.now)
    with pytest.raises(NotAllowed):
        _open(cast, worker)


def test_a_surgery_that_does_not_look_after_the_person_is_refused(cast: Cast) -> None:
    with pytest.raises(NotAllowed) as refused:
        _open(cast, cast.intruder)
    assert refused.value.event is not None
    assert refused.value.event.detail == {"because": "no-rule"}
