"""Past the end of a list, no page says of the list what is true of that page alone."""

from pathlib import Path

import pytest
from django.test import Client

from alongside.doors.web import paging
from alongside.engines.postgres.identity import set_identity
from alongside.records.messaging.changes import claim_messages, fail_message, queue_message
from alongside.records.messaging.values import MessageKind
from alongside.rules.actors import Role, system
from tests.cast import Cast, make_cast
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db

VIEWS = Path(paging.__file__).parent

# Each list that goes over several pages, and what it says when it is empty.
LISTS = {
    "/": "Nothing is due for the people you coordinate.",
    "/people/": "There is nobody on your list yet.",
    "/people/?q=amina": "We found nobody",
    "/people/{amina}/merge/?q=begum": "Nobody else on your list fits.",
    "/people/matches/": "Nobody waits to be matched.",
    "/identify/recall/": "Nobody is called here.",
    "/prepare/to-type/": "Everything that came in is typed.",
    "/identify/": "There is nobody to think about today.",
    "/messages/": "Every message has left.",
    "/prepare/answers/": "Every answer has been read.",
    "/sharing/shared-with-us/": "Nobody shares a plan with your organisation",
    "/prepare/packs/": "Nobody is getting ready at the moment.",
    "/review/due/": "No review is due in the next six weeks.",
    "/clients/": "There are no keys yet.",
    "/staff/": "We found nobody",
}


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def client_of(cast: Cast, address: str) -> Client:
    boss = cast.staff("Adam Cole", Role.ADMINISTRATOR, "Greenfield Surgery")
    return client_for(boss if address in ("/staff/", "/clients/") else cast.coordinator)


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize("number", [4, 99999])
def test_a_page_past_the_end_says_so_and_leads_back(cast: Cast, address: str, number: int) -> None:
    client, at = client_of(cast, address), address.format(amina=cast.people["Amina"])
    html = client.get(f"{at}{'&' if '?' in address else '?'}page={number}").content.decode()
    assert LISTS[address] not in html
    assert "There is nothing on this page of the list." in html
    assert 'page=1"' in html and "Go to the first page" in html


def test_a_message_that_did_not_leave_is_not_denied(cast: Cast) -> None:
    by, courier = cast.coordinator, system()
    set_identity(by, cast.now)
    what = {"organisation": by.organisation, "kind": MessageKind.INVITATION, "effect_key": "test", "now": cast.now}
    queued = queue_message(by=by, person=cast.people["Amina"], **what)
    set_identity(courier, cast.now)
    claim_messages(by=courier, most=1, now=cast.now)
    fail_message(by=courier, message=queued, why="letter-address", retry=False, now=cast.now)
    html = client_for(by).get("/messages/?page=4").content.decode()
    assert "Every message has left." not in html


def test_every_list_that_has_pages_is_named_here() -> None:
    """A new list is added above, or it can tell a falsehood past its end."""
    from_source = set()
    for path in VIEWS.rglob("*.py"):
        if "page_number(request)" in path.read_text(encoding="utf-8"):
            from_source.add(path.relative_to(VIEWS).as_posix())
    assert from_source == {
        "clients/clients.py",
        "home/team.py",
        "identify/list.py",
        "identify/recall.py",
        "matches/list.py",
        "messages/list.py",
        "people/list.py",
        "people/merge.py",
        "prepare/answers.py",
        "prepare/files.py",
        "review/due.py",
        "sharing/shared_with_us.py",
        "staff/list.py",
    }
