"""A safeguarding lead stops somebody who acts for a person: at once, the reason kept apart, and they are not told."""

from uuid import uuid4

import pytest
import time_machine
from django.db import ProgrammingError, transaction
from django.test import Client

from alongside.engines.postgres.identity import set_identity
from alongside.records.audit.models import Event
from alongside.records.authority.changes import guard_authority
from alongside.records.authority.models import AuthorityStep
from alongside.records.sharing.models import Restriction
from alongside.rules.actors import Actor, Role
from alongside.rules.authority.kinds import AuthorityKind
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
    assert "they are not told why" in asked
    assert post(client, address(cast, f"stop/{power}/"), **WHY)["Location"] == address(cast)

    assert "We cannot find that page" in plan_of(cast, zinnia)
    home = text_of(zinnia.get("/").content.decode())
    assert "safeguarding" not in home.lower()
    assert "Lee Marsh" not in home
    listed = text_of(client.get(address(cast)).content.decode())
    assert "Stopped" in listed and "somebody else" not in listed, "the limit on her says that it is on her"


def test_why_is_kept_with_a_limit_that_two_people_lift_and_with_nothing_else(cast: Cast, lead: Actor) -> None:
    power = with_power(cast, "Amina")
    comes_in(cast, power)
    post(client_for(lead), address(cast, f"stop/{power}/"), **WHY)
    set_identity(lead, cast.now)
    limit = Restriction.objects.get()
    assert (limit.reason, str(limit.review_on)) == (WHY["reason"], "2030-02-01")
    assert AuthorityStep.objects.filter(authority_id=power).latest("number").words == ""
    apart = Event.objects.filter(chain=f"apart:{cast.people['Amina']}").values_list("kind", flat=True)
    assert {"authority.guarded", "restriction.set"} <= set(apart)
    for reader in (cast.person("Amina"), cast.staff("Pia Lund", Role.PRIVACY_OFFICER, "Greenfield Surgery")):
        set_identity(reader, cast.now)
        assert not Event.objects.filter(kind="authority.guarded").exists()


def test_the_team_sees_that_it_is_stopped_and_not_why(cast: Cast, lead: Actor) -> None:
    power = with_power(cast, "Amina")
    comes_in(cast, power)
    post(client_for(lead), address(cast, f"stop/{power}/"), **WHY)
    page = text_of(client_for(cast.nurse).get(f"/authority/held/{power}/").content.decode())
    assert "Stopped" in page
    assert "afraid" not in page


def test_the_team_cannot_undo_it_and_another_lead_gives_it_back(cast: Cast, lead: Actor) -> None:
    power = with_power(cast, "Amina")
    zinnia, nurse, held = comes_in(cast, power), client_for(cast.nurse), f"/authority/held/{power}/"
    post(client_for(lead), address(cast, f"stop/{power}/"), **WHY)
    page = text_of(nurse.get(held).content.decode())
    assert "A safeguarding lead of your organisation keeps this stopped." in page
    assert "Use it from now on" not in page and "It has ended" in page
    for step in ("in-force", "unsure"):
        assert post(nurse, f"{held}{step}/", words="She is nice.", based_on="5").status_code == 404

    give_back = address(cast, f"give-back/{power}/")
    assert "A second person can give it back to the team" in text_of(
        client_for(lead).get(address(cast)).content.decode()
    )
    refused = post(client_for(lead), give_back, confirm="yes")
    assert refused.status_code == 409 and "Another safeguarding lead has to look" in text_of(refused.content.decode())
    second = client_for(cast.staff("Mo Ade", Role.SAFEGUARDING_LEAD, "Greenfield Surgery"))
    assert "it stays stopped until the team puts it in use again" in text_of(second.get(give_back).content.decode())
    assert post(second, give_back, confirm="yes").status_code == 302
    assert post(second, give_back, confirm="yes").status_code == 409
    assert edit(nurse, f"{held}in-force/", {"words": ""}).status_code == 302
    assert "We cannot find that page" in plan_of(cast, zinnia), "the limit on her stays until it is lifted"


def test_the_database_keeps_it_stopped_too(cast: Cast, lead: Actor) -> None:
    power = with_power(cast, "Amina")
    set_identity(lead, cast.now)
    guard_authority(by=lead, authority=power, now=cast.now)
    row = {"id": uuid4(), "person_id": cast.people["Amina"], "authority_id": power, "number": 99, "at": cast.now}
    for by, standing in ((cast.nurse, "in-force"), (cast.nurse, "unsure"), (lead, "suspended")):
        set_identity(by, cast.now)
        step = AuthorityStep(**row, standing=standing, by=by.known_account, by_name=by.name)
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            step.save(force_insert=True)
    set_identity(cast.nurse, cast.now)
    step = AuthorityStep(**row, standing="ended", words="It is over.", by=cast.nurse.known_account, by_name="Nadia")
    step.save(force_insert=True)


def test_what_the_team_had_stopped_a_lead_can_keep_stopped(cast: Cast, lead: Actor) -> None:
    power = with_power(cast, "Amina")
    nurse = client_for(cast.nurse)
    edit(nurse, f"/authority/held/{power}/suspended/", {"words": "A doubt."})
    assert post(client_for(lead), address(cast, f"stop/{power}/"))["Location"] == address(cast)
    assert "Use it from now on" not in text_of(nurse.get(f"/authority/held/{power}/").content.decode())


def test_who_holds_money_only_reads_the_same_before_and_after(cast: Cast, lead: Actor) -> None:
    power = with_power(cast, "Amina", kind=AuthorityKind.LPA_PROPERTY)
    zinnia = comes_in(cast, power)
    before = zinnia.get("/").content.decode()
    assert "What you hold is about money and property." in text_of(before)
    post(client_for(lead), address(cast, f"stop/{power}/"), **WHY)
    assert text_of(zinnia.get("/").content.decode()) == text_of(before)


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
