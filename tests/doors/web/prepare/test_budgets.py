"""A question, an autosave and the list of questions cost few queries, session, identity and audit counted."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import Cast
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("page", "most"), [("", 14), ("question/what-matters/", 14), ("results/", 12), ("check/", 14)])
def test_a_page_of_the_person(cast: Cast, page: str, most: int) -> None:
    client, address = client_for(cast.person("Amina")), f"/prepare/{cast.rounds['Amina']}/{page}"
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    assert len(_asked(queries)) <= most, "\n".join(_asked(queries))


def test_an_autosave(cast: Cast) -> None:
    client = client_for(cast.person("Amina"))
    address = f"/prepare/{cast.rounds['Amina']}/question/what-matters/"
    client.post(address, {"answer": "A", "based_on": "0"}, headers={"X-Autosave": "1"})
    with CaptureQueriesContext(connection) as queries:
        client.post(address, {"answer": "A w", "based_on": "0"}, headers={"X-Autosave": "1"})
    assert len(_asked(queries)) <= 12, "\n".join(_asked(queries))


def _asked(queries: CaptureQueriesContext) -> list[str]:
    return [query["sql"] for query in queries if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]
