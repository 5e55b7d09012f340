"""A safeguarding lead stops somebody who acts for a person: at once, the reason kept apart, and they are not told."""

import pytest
import time_machine
from django.test import Client

from alongside.engines.postgres.identity import set_identity
from alongside.records.audit.models import Event
from alongside.records.authority.models import AuthorityStep
from alongside.records.sharing.models import Restriction
from alongside.rules.actors import Actor, Role
from tests.authority import with_power, with_unable
from tests.cast import NOW, Cast, make_cast, with_agreed_plan
from tests.doors.web.authority.test_proxies import comes_in
from tests.doors.web.pages import text_of
from tests.doors.web.posting import edit, post
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db

WHY = {
    "reason": "Amina told me alone that she is afraid.",
    "review_on__day": "1",
    "review_on__month": "2",
    "review_on__year": "2030",
}


@pytest.fixture(autouse=True)
def today() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def cast() -> Cast:
    cast = with_agreed_plan(make_cast())
    with_unable(cast, "Amina")
    return cast


@pytest.fixture
def lead(cast: Cast) -> Actor:
    return cast.staff("Lee Marsh", Role.SAFEGUARDING_LEAD, "Greenfield Surgery")


def address(cast: Cast, rest: str = "") -> str:
    return f"/safeguarding/{cast.people['Amina']}/{rest}"


def plan_of(cast: Cast, client: Client) -> str:
    return text_of(client.get(f"/people/{cast.people['Amina']}/plan/").content.decode())


def test_the_next_thing_that_the_attorney_asks_for_is_not_there(cast: Cast, lead: Actor) -> None:
    power = with_power(cast, "Amina")
    zinnia, client = comes_in(cast, power), client_for(lead)
    assert "Walk to the allotment and back." in plan_of(cast, zinnia)

    page = client.get(address(cast)).content.decode()
    assert "Zinnia Begum" in text_of(page)
    assert address(cast, f"stop/{power}/") in page
    asked = text_of(client.get(address(cast, f"stop/{power}/")).content.decode())
    assert "they are told nothing" in asked
    assert post(client, address(cast, f"stop/{power}/"), **WHY)["Location"] == address(cast)

    assert "We cannot find that page" in plan_of(cast, zinnia)
    home = text_of(zinnia.get("/").content.decode())
    assert "safeguarding" not in home.lower()
    assert "Lee Marsh" not in home
    assert "Stopped" in text_of(client.get(address(cast)).content.decode())


def test_why_is_kept_with_a_limit_that_two_people_lift_and_with_nothing_else(cast: Cast, lead: Actor) -> None:
    power = with_power(cast, "Amina")
    comes_in(cast, power)
    post(client_for(lead), address(cast, f"stop/{power}/"), **WHY)
    set_identity(lead, cast.now)
    limit = Restriction.objects.get()
    assert (limit.reason, str(limit.review_on)) == (WHY["reason"], "2030-02-01")
    assert AuthorityStep.objects.filter(authority_id=power).latest("number").words == ""
    apart = Event.objects.filter(chain=f"apart:{cast.people['Amina']}").values_list("kind", flat=True)
    assert {"authority.moved", "restriction.set"} <= set(apart)
    for reader in (cast.person("Amina"), cast.staff("Pia Lund", Role.PRIVACY_OFFICER, "Greenfield Surgery")):
        set_identity(reader, cast.now)
        moves = Event.objects.filter(kind="authority.moved")
        assert "suspended" not in {each.detail["to"] for each in moves}


def test_the_team_sees_that_it_is_stopped_and_not_why(cast: Cast, lead: Actor) -> None:
    power = with_power(cast, "Amina")
    comes_in(cast, power)
    post(client_for(lead), address(cast, f"stop/{power}/"), **WHY)
    page = text_of(client_for(cast.nurse).get(f"/authority/held/{power}/").content.decode())
    assert "Stopped" in page
    assert "afraid" not in page


def test_putting_the_authority_back_alone_opens_nothing(cast: Cast, lead: Actor) -> None:
    power = with_power(cast, "Amina")
    zinnia = comes_in(cast, power)
    post(client_for(lead), address(cast, f"stop/{power}/"), **WHY)
    back = edit(client_for(cast.nurse), f"/authority/held/{power}/in-force/", {"words": ""})
    assert back.status_code == 302
    assert "We cannot find that page" in plan_of(cast, zinnia)


def test_a_holder_who_never_signed_in_is_stopped_too(cast: Cast, lead: Actor) -> None:
    power, client = with_power(cast, "Amina"), client_for(lead)
    page = text_of(client.get(address(cast, f"stop/{power}/")).content.decode())
    assert "they have not signed in yet" in page
    assert "What happened, and who decided this?" not in page
    assert post(client, address(cast, f"stop/{power}/"))["Location"] == address(cast)
    set_identity(lead, cast.now)
    assert AuthorityStep.objects.filter(authority_id=power).latest("number").standing == "suspended"
    assert not Restriction.objects.exists()


def test_it_is_not_stopped_without_a_reason_nor_twice_nor_of_somebody_else(cast: Cast, lead: Actor) -> None:
    power, client = with_power(cast, "Amina"), client_for(lead)
    comes_in(cast, power)
    assert post(client, address(cast, f"stop/{power}/"), **{**WHY, "reason": ""}).status_code == 422
    assert client.get(f"/safeguarding/{cast.people['Bert']}/stop/{power}/").status_code == 404
    post(client, address(cast, f"stop/{power}/"), **WHY)
    assert client.get(address(cast, f"stop/{power}/")).status_code == 409


@pytest.mark.parametrize("role", [Role.PROFESSIONAL, Role.PRIVACY_OFFICER, Role.ADMINISTRATOR])
def test_nobody_else_opens_the_page(cast: Cast, role: Role) -> None:
    power = with_power(cast, "Amina")
    somebody = cast.staff(f"Somebody {role}", role, "Greenfield Surgery")
    assert client_for(somebody).get(address(cast, f"stop/{power}/")).status_code == 403


def test_a_lead_of_another_surgery_finds_nothing(cast: Cast) -> None:
    power = with_power(cast, "Amina")
    other = cast.staff("Sid Cole", Role.SAFEGUARDING_LEAD, "Hillview Surgery")
    assert client_for(other).get(address(cast, f"stop/{power}/")).status_code == 404
