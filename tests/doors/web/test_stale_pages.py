"""A decision from a page that is out of date never takes the place of a newer one unseen."""

from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db.models import Model, QuerySet
from django.http import HttpResponse
from django.test import Client

from alongside.engines.postgres.identity import set_identity
from alongside.records.authority.models import AuthorityStep
from alongside.records.careteam.changes import add_supporter
from alongside.records.careteam.models import Conflict, Involvement
from alongside.records.sharing.models import SharingDecision
from tests.attacks.html_forms import forms_of
from tests.authority import with_power
from tests.cast import Cast, coordinated, make_cast
from tests.doors.web.pages import text_of
from tests.doors.web.posting import post
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db


def _day(field: str) -> dict[str, str]:
    return {f"{field}-day": "2", f"{field}-month": "11", f"{field}-year": "2026"}


CHECKED = {
    "paid": "no",
    "attorney": "none",
    "own_view_asked": "alone",
    "own_view": "I know, and I want her with me.",
    **_day("own_view_on"),
    "outcome": "undecided",
}


@pytest.fixture
def cast(db: None) -> Iterator[Cast]:
    cast = coordinated(make_cast())
    with time_machine.travel(cast.now, tick=True):
        yield cast


@pytest.fixture
def zinnia(cast: Cast) -> UUID:
    given = {"kind": "family-or-friend", "name": "Zinnia Begum", "relationship": "Sister"}
    set_identity(cast.coordinator, cast.now)
    return add_supporter(by=cast.coordinator, person=cast.people["Amina"], now=cast.now, **given)


def opened(client: Client, address: str) -> dict[str, str]:
    """What the last form of the page carries, as somebody has it open."""
    form = forms_of(client.get(address).content.decode(), address)[-1]
    fields = {name: each.value for name, each in form.fields.items() if each.kind == "hidden"}
    fields.pop("csrfmiddlewaretoken", None)
    return {**fields, "idempotency_key": str(uuid4())}


def words(answer: HttpResponse) -> str:
    return text_of(answer.content.decode())


def test_the_person_says_no_while_the_team_writes_down_yes(cast: Cast, zinnia: UUID) -> None:
    address = f"/careteam/{zinnia}/decision/"
    amina, carol = client_for(cast.person("Amina")), client_for(cast.coordinator)
    page = opened(carol, address)
    no = {**opened(amina, address), "decision": "do-not-involve"}
    assert amina.post(address, no).status_code == 302
    yes = {**page, "decision": "involve", "asked": "alone", **_day("decided_on")}
    stale = carol.post(address, yes)
    assert stale.status_code == 409
    assert "Somebody else changed this while you were writing. Before, it was: nothing." in words(stale)
    assert [each.decision for each in _rows(cast, Involvement)] == ["do-not-involve"]
    again = {**yes, **_hidden(stale, address), "idempotency_key": str(uuid4())}
    assert carol.post(address, again).status_code == 302, "now that they have seen it"
    assert _rows(cast, Involvement).latest("number").decision == "involve"


def test_two_checks_of_one_conflict(cast: Cast, zinnia: UUID) -> None:
    address = f"/careteam/{zinnia}/conflict/"
    carol, nina = client_for(cast.coordinator), client_for(cast.nurse)
    pages = opened(carol, address), opened(nina, address)
    assert carol.post(address, {**pages[0], **CHECKED, "paid": "yes", "paid_how": "By the council."}).status_code == 302
    stale = nina.post(address, {**pages[1], **CHECKED})
    assert stale.status_code == 409 and "Now it is: Yes." in words(stale)
    assert [each.paid for each in _rows(cast, Conflict)] == [True]


def test_a_power_that_was_stopped_meanwhile_is_not_put_back_by_an_older_page(cast: Cast) -> None:
    held = f"/authority/held/{with_power(cast, 'Amina')}/"
    carol, nina = client_for(cast.coordinator), client_for(cast.nurse)
    post(carol, f"{held}suspended/", words="A worry.", based_on=opened(carol, f"{held}suspended/")["based_on"])
    page = opened(nina, f"{held}in-force/")
    for step in ("in-force", "suspended"):
        number = opened(carol, f"{held}{step}/")["based_on"]
        assert post(carol, f"{held}{step}/", words="Looked at again.", based_on=number).status_code == 302
    stale = nina.post(f"{held}in-force/", page)
    assert stale.status_code == 409 and "Somebody else has changed where this stands" in words(stale)
    assert _rows(cast, AuthorityStep).latest("number").standing == "suspended"


def test_what_was_stopped_meanwhile_is_not_shared_by_an_older_page(cast: Cast) -> None:
    riverside = f"with/organisation/{cast.organisations['Riverside']}/"
    amina, carol = client_for(cast.person("Amina")), client_for(cast.coordinator)
    start = f"/sharing/for/{cast.people['Amina']}/{riverside}"
    check = f"check/?sections=goals&for=direct-care&seen={_seen(carol, start)}"
    told = {"how": "by phone", "given_by": "person", "confirm": "yes"}
    assert post(amina, f"/sharing/{riverside}stop/", confirm="yes").status_code == 302
    stale = post(carol, start + check, **told)
    assert stale.status_code == 409 and "was changed since you began to choose" in words(stale)
    [stopped] = _rows(cast, SharingDecision)
    assert stopped.sections == []
    fresh = f"check/?sections=goals&for=direct-care&seen={_seen(carol, start)}"
    assert post(carol, start + fresh, **told).status_code == 302, "now that they have seen it"
    assert post(amina, f"/sharing/{riverside}stop/", confirm="yes").status_code == 302, "a stop needs no look"


def _rows(cast: Cast, model: type[Model]) -> QuerySet[Model]:
    """What the coordinator may read of them."""
    set_identity(cast.coordinator, cast.now)
    return model._default_manager.all()


def _seen(client: Client, start: str) -> str:
    """The decision that the first page of choosing saw, as it is carried to the next pages."""
    chosen = post(client, start, sections=["goals"])["Location"]
    return str(chosen.partition("seen=")[2])


def _hidden(answer: HttpResponse, address: str) -> dict[str, str]:
    form = forms_of(answer.content.decode(), address)[-1]
    return {"drawn_with": form.fields["drawn_with"].value}
