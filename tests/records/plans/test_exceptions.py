"""What a plan was agreed "except" is for those who see all that was said, in the gate and in the database."""

from datetime import date

import pytest

from alongside.engines.postgres.identity import set_identity
from alongside.records.plans.changes import Agreement, add_version
from alongside.records.plans.models import AgreedExcept
from alongside.records.plans.reads import open_draft, open_plan, versions_of
from alongside.records.sharing.changes import share
from alongside.records.sharing.values import Reader
from alongside.rules.actors import Actor, Purpose, Role
from alongside.rules.plan.sections import SPOKEN_SECTIONS, Section
from tests.cast import Cast, make_cast, with_draft

pytestmark = pytest.mark.django_db

EXCEPT = "All but the part about my sister."


@pytest.fixture
def cast() -> Cast:
    """Amina has agreed to her plan, except for one thing."""
    cast = with_draft(make_cast())
    person = cast.person("Amina")
    draft = open_draft(by=person, round_id=cast.rounds["Amina"], purpose=Purpose.OWN_RECORD, now=cast.now)
    agreement = Agreement("own-sign-in", "Carol Okoro", date(2027, 5, 3), "Carol Okoro", exceptions=EXCEPT)
    what = {"round_id": cast.rounds["Amina"], "based_on": 0, "content": draft.content, "now": cast.now}
    add_version(by=person, agreement=agreement, **what)
    return cast


def shared(cast: Cast, sections: frozenset[Section]) -> None:
    person, reader = cast.person("Amina"), Reader(organisation=cast.organisations["Riverside"])
    set_identity(person, cast.now)
    share(by=person, person=cast.people["Amina"], reader=reader, sections=sections, how="online", now=cast.now)


def seen_by(cast: Cast, by: Actor) -> tuple[str, int]:
    """What the gate says, and how many rows the database lets this reader read."""
    set_identity(by, cast.now)
    view = open_plan(by=by, person=cast.people["Amina"], purpose=Purpose.DIRECT_CARE, now=cast.now)
    return view.exceptions, AgreedExcept.objects.count()


def test_the_person_and_their_team_see_it(cast: Cast) -> None:
    assert seen_by(cast, cast.person("Amina")) == (EXCEPT, 1)
    assert seen_by(cast, cast.nurse) == (EXCEPT, 1)


def test_a_reader_of_one_section_sees_neither_the_words_nor_the_row(cast: Cast) -> None:
    shared(cast, frozenset({Section.GOALS}))
    assert seen_by(cast, cast.charity_worker) == ("", 0)
    shared(cast, SPOKEN_SECTIONS)
    assert seen_by(cast, cast.charity_worker) == (EXCEPT, 1)


def test_a_role_that_sees_some_sections_only_does_not_see_it(cast: Cast) -> None:
    harry = cast.staff("Harry Singh", Role.HEALTH_CARE_ASSISTANT, "Greenfield Surgery")
    assert seen_by(cast, harry) == ("", 0)


def test_that_there_is_something_is_known_to_who_knows_of_the_version(cast: Cast) -> None:
    harry = cast.staff("Harry Singh", Role.HEALTH_CARE_ASSISTANT, "Greenfield Surgery")
    set_identity(harry, cast.now)
    assert [each.has_exceptions for each in versions_of(by=harry, person=cast.people["Amina"])] == [True]
