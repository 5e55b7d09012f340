"""The lead's pages of concerns: found, recorded, named, asked, noted, closed; and nobody else opens them."""

import re
from uuid import UUID

import pytest
import time_machine
from django.test import Client

from alongside.engines.postgres.identity import set_identity
from alongside.records.audit.models import Event
from alongside.records.authority.models import Authority, AuthorityStep
from alongside.records.careteam.changes import add_supporter, raise_worry
from alongside.records.careteam.models import Supporter
from alongside.records.safeguarding.models import Concern, Named
from alongside.records.sharing.models import Restriction
from alongside.rules.actors import Actor, Role
from tests.authority import with_power, with_unable
from tests.cast import NOW, Cast, make_cast, with_agreed_plan
from tests.doors.web.authority.test_proxies import comes_in
from tests.doors.web.pages import text_of
from tests.doors.web.posting import post
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db

RECORDED = {
    "seen_on__day": "1",
    "seen_on__month": "11",
    "seen_on__year": "2026",
    "harms": ["financial", "neglect"],
    "words": "Her bank card is gone.",
    "others": "",
}
WHY = {"reason": "She told me alone.", "review_on__day": "1", "review_on__month": "2", "review_on__year": "2030"}


@pytest.fixture(autouse=True)
def today() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def cast() -> Cast:
    return with_agreed_plan(make_cast())


@pytest.fixture
def lead(cast: Cast) -> Actor:
    return cast.staff("Lee Marsh", Role.SAFEGUARDING_LEAD, "Greenfield Surgery")


def address(cast: Cast, rest: str = "") -> str:
    return f"/safeguarding/{cast.people['Amina']}/concerns/{rest}"


def page(client: Client, where: str) -> str:
    return text_of(client.get(where).content.decode())


def recorded(cast: Cast, client: Client, **more: object) -> str:
    """The address of a concern that was recorded."""
    answer = post(client, address(cast, "add/"), **{**RECORDED, **more})
    assert answer.status_code == 302, text_of(answer.content.decode())
    return str(answer["Location"]).removesuffix("keep-away/")


def test_the_lead_finds_the_list_from_the_person_and_it_says_that_there_are_none(cast: Cast, lead: Actor) -> None:
    client = client_for(lead)
    assert address(cast) in client.get(f"/safeguarding/{cast.people['Amina']}/").content.decode()
    assert "There are no concerns." in page(client, address(cast))


def test_a_concern_is_recorded_and_read(cast: Cast, lead: Actor) -> None:
    client = client_for(lead)
    concern = recorded(cast, client)
    read = page(client, concern)
    for words in ("Her bank card is gone.", "Money or belongings taken or misused", "Nobody has asked yet."):
        assert words in read
    assert "Nobody is named." in read
    assert "Nothing is written down yet." in read
    listed = page(client, address(cast))
    assert "Not closed" in listed
    assert concern in client.get("/safeguarding/").content.decode()
    assert "Her bank card is gone." not in listed


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"harms": []}, "Choose at least one answer for “What kind of harm is it?”."),
        ({"words": ""}, "What happened, and how do you know?"),
        ({"seen_on__year": "2031"}, "When did it happen, or when was it noticed?"),
        ({"harms": ["unkindness"]}, "Choose only from the answers shown"),
        ({"others": "A man\u202e"}, "Somebody who is not listed"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_kept(
    cast: Cast, lead: Actor, given: dict[str, object], said: str
) -> None:
    client = client_for(lead)
    answer = post(client, address(cast, "add/"), **{**RECORDED, **given})
    assert answer.status_code == 422
    assert said in text_of(answer.content.decode())
    set_identity(lead, cast.now)
    assert not Concern.objects.exists()


def test_from_a_worry_its_words_are_there_to_begin_with(cast: Cast, lead: Actor) -> None:
    set_identity(cast.nurse, cast.now)
    worry = raise_worry(by=cast.nurse, person=cast.people["Amina"], words="She is very thin.", now=cast.now)
    client = client_for(lead)
    opened = client.get(f"/careteam/worries/{worry}/").content.decode()
    assert address(cast, f"from/{worry}/") in opened
    assert "She is very thin." in client.get(address(cast, f"from/{worry}/")).content.decode()
    answer = post(client, address(cast, f"from/{worry}/"), **RECORDED)
    assert answer.status_code == 302
    assert answer["Location"] in client.get(f"/careteam/worries/{worry}/").content.decode()
    again = post(client, address(cast, f"from/{worry}/"), **RECORDED)
    assert "A concern was recorded from this worry already." in text_of(again.content.decode())
    bert = f"/safeguarding/{cast.people['Bert']}/concerns/from/{worry}/"
    assert client.get(bert).status_code == 404


def test_in_one_journey_who_is_named_is_stopped_and_kept_away(cast: Cast, lead: Actor) -> None:
    with_unable(cast, "Amina")
    power = with_power(cast, "Amina")
    zinnia = comes_in(cast, power)
    plan = f"/people/{cast.people['Amina']}/plan/"
    assert "Walk to the allotment and back." in page(zinnia, plan)
    account = held_by(cast, power, lead)
    set_identity(cast.coordinator, cast.now)
    add_supporter(
        by=cast.coordinator,
        person=cast.people["Amina"],
        kind="family-or-friend",
        name="Zinnia Begum",
        account=account,
        now=cast.now,
    )
    client = client_for(lead)
    answer = post(client, address(cast, "add/"), **RECORDED, supporters=[supporter_of(cast, lead, "Zinnia Begum")])
    step = str(answer["Location"])
    assert step.endswith("/keep-away/")
    assert "We cannot find that page" in page(zinnia, plan), "shut out before anything more is pressed"

    shown = client.get(step).content.decode()
    assert f'value="{power}" checked' in re.sub(r"\s+", " ", shown)
    assert "There is nobody else" in text_of(shown)
    done = post(client, step, **WHY, authorities=[str(power)], accounts=[str(account)])
    assert done["Location"] == step.removesuffix("keep-away/")
    set_identity(lead, cast.now)
    assert AuthorityStep.objects.filter(authority_id=power).latest("number").standing == "suspended"
    assert [str(each.accounts[0]) for each in Restriction.objects.all()] == [str(account)]
    assert "Sees nothing about this person" in page(client, step.removesuffix("keep-away/"))
    home = text_of(zinnia.get("/").content.decode())
    assert "safeguarding" not in home.lower()


def held_by(cast: Cast, power: UUID, lead: Actor) -> UUID | None:
    set_identity(lead, cast.now)
    return Authority.objects.get(id=power).account_id


def supporter_of(cast: Cast, lead: Actor, name: str) -> str:
    set_identity(lead, cast.now)
    return str(Supporter.objects.get(name=name).id)


def test_pressing_stop_with_nobody_chosen_says_so(cast: Cast, lead: Actor) -> None:
    with_power(cast, "Amina")
    client = client_for(lead)
    concern = recorded(cast, client, others="A man at the door")
    answer = post(client, f"{concern}keep-away/", **WHY)
    assert answer.status_code == 422
    assert "Choose at least one of them" in text_of(answer.content.decode())


def test_where_there_is_nothing_more_to_stop_the_page_says_so(cast: Cast, lead: Actor) -> None:
    client = client_for(lead)
    concern = recorded(cast, client, others="A man at the door")
    shown = page(client, f"{concern}keep-away/")
    assert "A man at the door" in shown
    assert "there is nothing more to stop" in shown
    assert "Is not among those who support the person" in page(client, concern)


def test_what_is_done_is_added_until_it_is_closed(cast: Cast, lead: Actor) -> None:
    client = client_for(lead)
    concern = recorded(cast, client)
    on = {"done_on__day": "2", "done_on__month": "11", "done_on__year": "2026"}
    assert post(client, f"{concern}note/", words="Rang the bank.", **on)["Location"] == concern
    asked = {"asked_on__day": "2", "asked_on__month": "11", "asked_on__year": "2026", "asked": "alone"}
    view = {"view": "He took it.", "wants": "I want it back.", "why_not_alone": ""}
    assert post(client, f"{concern}view/", **asked, **view)["Location"] == concern
    assert post(client, f"{concern}name/", others="A man at the door")["Location"] == f"{concern}keep-away/"
    refused = post(client, f"{concern}view/", **asked, view="", wants="", why_not_alone="")
    assert refused.status_code == 422
    assert post(client, f"{concern}close/", why="safe-now", words="").status_code == 422
    assert post(client, f"{concern}close/", why="safe-now", words="He moved out.")["Location"] == concern
    read = page(client, concern)
    for words in ("Rang the bank.", "He took it.", "I want it back.", "A man at the door", "He moved out."):
        assert words in read
    assert "This concern is closed" in read
    assert "Close this concern" not in read
    assert client.get(f"{concern}note/").status_code == 409
    assert "Closed" in page(client, address(cast))


def test_who_opened_it_is_on_its_page_and_in_nobodys_list(cast: Cast, lead: Actor) -> None:
    client = client_for(lead)
    concern = recorded(cast, client)
    second = cast.staff("Lena Moss", Role.SAFEGUARDING_LEAD, "Greenfield Surgery")
    page(client_for(second), concern)
    assert "Lena Moss" in page(client, concern)
    seen = page(client_for(cast.person("Amina")), "/who-looked/")
    assert "safeguarding concern" not in seen
    assert "Lena Moss" not in seen
    set_identity(cast.person("Amina"), cast.now)
    assert not Event.objects.filter(kind__startswith="concern.").exists()


@pytest.mark.parametrize("role", [Role.PROFESSIONAL, Role.COORDINATOR, Role.PRIVACY_OFFICER, Role.ADMINISTRATOR])
def test_the_pages_are_shut_to_everybody_else(cast: Cast, lead: Actor, role: Role) -> None:
    concern = recorded(cast, client_for(lead), others="A man at the door")
    somebody = client_for(cast.staff(f"Somebody {role}", role, "Greenfield Surgery"))
    steps = ("", "note/", "view/", "name/", "keep-away/", "close/")
    for where in (address(cast), address(cast, "add/"), *(concern + step for step in steps)):
        assert somebody.get(where).status_code == 403, where


def test_a_lead_of_another_surgery_cannot_tell_it_from_one_that_is_not_there(cast: Cast, lead: Actor) -> None:
    concern = recorded(cast, client_for(lead))
    other = client_for(cast.staff("Sid Cole", Role.SAFEGUARDING_LEAD, "Hillview Surgery"))
    nobody = concern.replace(concern.rstrip("/").rpartition("/")[2], "00000000-0000-4000-8000-00000000000f")
    assert other.get(concern).status_code == other.get(nobody).status_code == 404
    assert page(other, concern) == page(other, nobody)
    assert client_for(lead).get(concern.replace(str(cast.people["Amina"]), str(cast.people["Bert"]))).status_code == 404


def test_nobody_is_named_twice_by_one_form(cast: Cast, lead: Actor) -> None:
    client = client_for(lead)
    concern = recorded(cast, client)
    for _ in range(2):
        post(client, f"{concern}name/", key="00000000-0000-4000-8000-000000000001", others="A man at the door")
    set_identity(lead, cast.now)
    assert Named.objects.count() == 1
