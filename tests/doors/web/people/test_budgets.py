"""A list of 50 costs at most ten queries, session, identity and audit counted, and never one for each person."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside.engines.postgres.identity import set_identity
from alongside.records.people.changes.people import PersonDetails, add_person
from tests.cast import Cast, make_cast
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db

LISTS = ["/people/", "/identify/", "/prepare/answers/", "/prepare/packs/"]


@pytest.fixture
def cast() -> Cast:
    """Sixty more people: more than one page."""
    cast = make_cast()
    set_identity(cast.coordinator, cast.now)
    for number in range(60):
        details = PersonDetails(given_name=f"Given{number:02}", family_name="Family", born_on=date(1950, 1, 1))
        add_person(by=cast.coordinator, details=details, now=cast.now)
    return cast


@pytest.mark.parametrize("address", LISTS)
def test_a_page_of_a_list_costs_at_most_ten_queries(cast: Cast, address: str) -> None:
    client = client_for(cast.coordinator)
    client.get(address)  # the first page of a session writes the minute it was seen
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(address).status_code == 200
    statements = [query["sql"] for query in queries if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(statements) <= 10, "\n".join(statements)


@pytest.mark.parametrize("address", LISTS[:2])
def test_a_list_goes_over_pages_of_fifty(cast: Cast, address: str) -> None:
    client: Client = client_for(cast.coordinator)
    first, second = (client.get(address, {"page": number}).content.decode() for number in (1, 2))
    assert first.count('scope="row"') == 50
    assert second.count('scope="row"') == 12
    assert "Page 1 of 2. 62 in all." in first
    assert 'rel="next"' in first and 'rel="prev"' in second
