"""A FHIR read of the largest plan costs at most twelve queries, the client's key and the audit counted."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside.engines.postgres.identity import set_identity
from alongside.records.people.changes.accounts import issue_client_key
from alongside.records.sharing.changes import share
from alongside.records.sharing.values import Reader
from alongside.rules.plan.sections import ALL_SECTIONS
from tests.cast import SETTING_UP, Cast, make_cast, with_large_plan

pytestmark = pytest.mark.django_db

MOST_QUERIES = 12


@pytest.fixture
def cast() -> Cast:
    cast = with_large_plan(make_cast())
    by, reader = cast.person("Amina"), Reader(organisation=cast.organisations["Riverside"])
    set_identity(by, cast.now)
    share(by=by, person=cast.people["Amina"], reader=reader, sections=ALL_SECTIONS, how="online", now=cast.now)
    return cast


def test_reading_a_care_plan(cast: Cast) -> None:
    set_identity(SETTING_UP, cast.now)
    token = issue_client_key(by=SETTING_UP, organisation=cast.organisations["Riverside"], name="System", now=cast.now)
    client = Client(headers={"Authorization": f"Bearer {token}"})
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(f"/fhir/R4/CarePlan/{cast.people['Amina']}")
    assert answer.status_code == 200
    statements = [query["sql"] for query in queries if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(statements) <= MOST_QUERIES, "\n".join(statements)
