"""Lists beside those of tests/doors/web/people: each goes over pages of fifty, within ten queries, all counted."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside.engines.postgres.identity import set_identity
from alongside.records.people.changes.accounts import add_account
from alongside.records.people.changes.people import PersonDetails, add_person
from alongside.records.sharing.changes import share
from alongside.records.sharing.values import Reader
from alongside.rules.actors import Actor, Purpose, Role
from alongside.rules.plan.sections import Section
from tests.cast import Cast, make_cast
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db

MOST_QUERIES = 10
ROWS = 60


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def _many_staff(cast: Cast) -> Actor:
    for number in range(ROWS):
        cast.staff(f"Worker {number:02}", Role.PROFESSIONAL, "Greenfield Surgery")
    return cast.staff("Adam Cole", Role.ADMINISTRATOR, "Greenfield Surgery")


def _many_who_share(cast: Cast) -> Actor:
    reader = Reader(organisation=cast.organisations["Riverside"])
    for number in range(ROWS):
        name = f"Given{number:02}"
        details = PersonDetails(given_name=name, family_name="Family", born_on=date(1950, 1, 1))
        set_identity(cast.coordinator, cast.now)
        person = add_person(by=cast.coordinator, details=details, now=cast.now)
        account = add_account(by=cast.coordinator, name=name, person=person, now=cast.now)
        by = Actor(role=Role.PERSON, account=account, person=person, purpose=Purpose.OWN_RECORD, name=name)
        set_identity(by, cast.now)
        share(by=by, person=person, reader=reader, sections=[Section.GOALS], how="online", now=cast.now)
    return cast.charity_worker


def _statements(client: Client, address: str) -> list[str]:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return [query["sql"] for query in queries if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]


@pytest.mark.parametrize(("address", "fill"), [("/staff/", _many_staff), ("/sharing/shared-with-us/", _many_who_share)])
def test_a_long_list_goes_over_pages_within_ten_queries(cast: Cast, address: str, fill) -> None:
    client = client_for(fill(cast))
    first = client.get(address).content.decode()
    assert first.count('scope="row"') == 50
    assert 'rel="next"' in first and 'rel="prev"' not in first
    statements = _statements(client, address)
    assert len(statements) <= MOST_QUERIES, "\n".join(statements)


def test_who_looked_goes_over_pages(cast: Cast) -> None:
    client, nurse = client_for(cast.person("Amina")), client_for(cast.nurse)
    for _ in range(ROWS):
        nurse.get(f"/people/{cast.people['Amina']}/plan/")
    assert "before=" in client.get("/who-looked/").content.decode()
    statements = _statements(client, "/who-looked/")
    assert len(statements) <= MOST_QUERIES, "\n".join(statements)
