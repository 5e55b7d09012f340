"""A page that repeats words of a plan leaves what opening the plan leaves in the audit, for fewer statements."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.engines.postgres.identity import set_identity
from alongside.records.audit.models import Event
from alongside.records.plans.reads import note_quoted, open_plan
from alongside.records.sharing.changes import share
from alongside.records.sharing.values import Reader
from alongside.rules.actors import Actor
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import NotAllowed
from tests.cast import Cast, make_cast, with_agreed_plan

pytestmark = pytest.mark.django_db

type Look = Callable[..., object]


@pytest.fixture
def cast() -> Cast:
    return with_agreed_plan(make_cast())


def looked(look: Look, cast: Cast, by: Actor, name: str = "Amina") -> tuple[int, tuple[str, dict[str, str]]]:
    """How many statements it took, and the kind and detail of what is in the person's audit."""
    person = cast.person(name)
    with CaptureQueriesContext(connection) as queries:
        set_identity(by, cast.now)
        before = len(queries)
        look(by=by, person=cast.people[name], purpose=by.purpose, now=cast.now)
        count = len(queries) - before
    set_identity(person, cast.now)
    last = Event.objects.filter(chain=f"person:{cast.people[name]}").order_by("-number").first()
    assert last is not None
    return count, (last.kind, dict(last.detail))


@pytest.mark.parametrize("who", ["coordinator", "nurse", "charity", "Amina"])
def test_the_audit_is_that_of_opening_the_plan(cast: Cast, who: str) -> None:
    amina = cast.person("Amina")
    set_identity(amina, cast.now)
    reader = Reader(organisation=cast.organisations["Riverside"])
    share(by=amina, person=cast.people["Amina"], reader=reader, sections=[Section.GOALS], how="online", now=cast.now)
    by = {"coordinator": cast.coordinator, "nurse": cast.nurse, "charity": cast.charity_worker, "Amina": amina}[who]
    assert looked(note_quoted, cast, by)[1] == looked(open_plan, cast, by)[1]


def test_it_costs_less(cast: Cast) -> None:
    quoted, opened = (looked(look, cast, cast.coordinator)[0] for look in (note_quoted, open_plan))
    assert quoted <= 3
    assert quoted * 2 < opened, (quoted, opened)


def test_without_a_version_it_says_none(cast: Cast) -> None:
    assert looked(note_quoted, cast, cast.coordinator, "Bert")[1][1]["version"] == "none"


def test_it_is_refused_as_the_plan_is(cast: Cast) -> None:
    refusals = []
    set_identity(cast.intruder, cast.now)
    for look in (note_quoted, open_plan):
        with pytest.raises(NotAllowed) as refused:
            look(by=cast.intruder, person=cast.people["Amina"], purpose=cast.intruder.purpose, now=cast.now)
        refusals.append(refused.value.event)
    assert refusals[0] == refusals[1]
    assert refusals[0] is not None
