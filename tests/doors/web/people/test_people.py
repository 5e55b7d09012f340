"""Finding a person, adding one, and their page: who they are and what is next, never what the plan says."""

import re

import pytest
from django.test import Client

from alongside.engines.postgres.identity import set_identity
from alongside.journey.identify.changes import give_coordinator
from alongside.records.careteam.reads import coordinator_of
from alongside.records.people.reads import person_view
from alongside.records.sharing.changes import stop_sharing
from alongside.records.sharing.values import Reader
from alongside.rules.actors import Role
from alongside.rules.nhs_number import nth_test_number
from tests.cast import Cast, make_cast, with_agreed_plan
from tests.doors.web.pages import text_of
from tests.doors.web.posting import edit
from tests.doors.web.signed_in import client_for
from tests.preparing import with_results

pytestmark = pytest.mark.django_db

NEW = {
    "given_name": "Zoë",
    "family_name": "O’Brien",
    "preferred_name": "",
    "born_on-day": "4",
    "born_on-month": "3",
    "born_on-year": "1951",
    "nhs_number": "",
    "address": "2 Canal Street\nGreenfield",
    "postcode": "GR1 1AA",
    "telephone": "",
    "email": "",
    "language": "ur",
}


def _found(client: Client, typed: str) -> list[str]:
    html = client.get("/people/", {"q": typed}).content.decode()
    return [name for name in ("Amina Begum", "Bert Jones") if name in html]


def test_the_people_whom_i_coordinate_have_an_address_of_their_own(cast: Cast, client: Client) -> None:
    set_identity(cast.coordinator, cast.now)
    bert = {"person": cast.people["Bert"], "account": cast.coordinator.known_account}
    give_coordinator(by=cast.coordinator, now=cast.now, **bert)
    mine = client.get("/people/?whose=mine").content.decode()
    assert "Bert Jones" in mine and "Amina Begum" not in mine and "1 person" in mine
    assert '<strong aria-current="page">People I coordinate</strong>' in mine
    assert 'name="whose" value="mine"' in mine, "a search stays among them"
    assert "Bert Jones" not in client.get("/people/?whose=mine&q=Amina").content.decode()
    assert "Bert Jones" in client.get("/people/?whose=mine&q=jon").content.decode()
    every = client.get("/people/?q=jon").content.decode()
    assert 'href="/people/?q=jon&amp;whose=mine"' in every
    others = text_of(client_for(cast.nurse).get("/people/?whose=mine").content.decode())
    assert "You do not coordinate anybody yet." in others


def test_when_somebody_else_is_named_they_are_mine_no_more(cast: Cast, client: Client) -> None:
    set_identity(cast.coordinator, cast.now)
    other = cast.staff("Cora Lane", Role.COORDINATOR, "Greenfield Surgery")
    for account in (cast.coordinator.known_account, other.known_account):
        set_identity(cast.coordinator, cast.now)
        give_coordinator(by=cast.coordinator, person=cast.people["Bert"], account=account, now=cast.now)
    assert "Bert Jones" not in client.get("/people/?whose=mine").content.decode()
    assert "Bert Jones" in client_for(other).get("/people/?whose=mine").content.decode()


def test_another_list_than_these_is_refused(client: Client) -> None:
    assert client.get("/people/?whose=theirs").status_code == 422


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["Amina Begum", "Bert Jones"]),
        ("ami", ["Amina Begum"]),
        ("JONES bert", ["Bert Jones"]),
        ("mina", []),
        ("Amina Jones", []),
        (nth_test_number(2), ["Bert Jones"]),
        (f"{nth_test_number(1)[:3]} {nth_test_number(1)[3:6]} {nth_test_number(1)[6:]}", ["Amina Begum"]),
        ("14/3/1951", ["Amina Begum"]),
        ("14 3 1952", ["Bert Jones"]),
        ("14 March 1951", ["Amina Begum"]),
        ("14 mar 1952", ["Bert Jones"]),
        ("14 Sept 1951", []),
        ("14 M 1951", []),
        ("31 February 1951", []),
        ("31/2/1951", []),
        ("%", []),
        ("_", []),
        ("' or 1=1 --", []),
    ],
)
def test_people_are_found_by_the_beginnings_of_their_names_their_number_or_their_birth_date(
    client: Client, typed: str, found: list[str]
) -> None:
    assert _found(client, typed) == found


def test_another_organisation_finds_nobody_of_ours(cast: Cast) -> None:
    assert _found(client_for(cast.intruder), "") == []
    assert _found(client_for(cast.intruder), nth_test_number(1)) == []


def test_a_search_that_finds_nobody_says_what_to_try(client: Client) -> None:
    html = client.get("/people/", {"q": "Nobody"}).content.decode()
    assert "We found nobody for “Nobody”." in html


@pytest.mark.parametrize("query", ["page=0", "page=x", "q=a%00", "x=1"])
def test_a_wrong_address_of_the_list_is_refused(client: Client, query: str) -> None:
    assert client.get(f"/people/?{query}").status_code in (400, 422)


def test_the_page_of_a_person_has_the_next_step_and_no_content(cast: Cast, client: Client) -> None:
    with_agreed_plan(cast)
    html = client.get(f"/people/{cast.people['Amina']}/").content.decode()
    for words in ("Plan agreed", "Version 1, 2 November 2026", "Carol Okoro", "Review", "1 Canal Street"):
        assert words in html
    assert "granddaughter" not in html
    assert "Invite them to make a plan" in client.get(f"/people/{cast.people['Bert']}/").content.decode()


@pytest.mark.parametrize("page", ["", "health/", "letters/"])
def test_a_stranger_gets_not_found(cast: Cast, page: str) -> None:
    assert client_for(cast.intruder).get(f"/people/{cast.people['Amina']}/{page}").status_code == 404
    assert client_for(cast.person("Amina")).get(f"/people/{cast.people['Amina']}/{page}").status_code == 403


def test_an_administrator_of_the_practice_sees_no_health_record(cast: Cast) -> None:
    office = client_for(cast.staff("Pat Webb", Role.PRACTICE_ADMINISTRATOR, "Greenfield Surgery"))
    assert office.get(f"/people/{cast.people['Amina']}/").status_code == 200
    assert office.get(f"/people/{cast.people['Amina']}/health/").status_code == 403


def test_the_health_page_shows_the_newest_result_with_the_one_before(cast: Cast, client: Client) -> None:
    with_results(cast)
    html = client.get(f"/people/{cast.people['Amina']}/health/").content.decode()
    assert "53 mmol/mol" in html
    assert "Last time: 58 mmol/mol" in html


def test_somebody_new_is_added_with_their_language(cast: Cast, client: Client) -> None:
    answer = client.post("/people/add/", NEW)
    assert answer.status_code == 302
    html = client.get(answer["Location"]).content.decode()
    assert "Zoë O’Brien" in html
    assert "اردو" in html


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"given_name": ""}, "Fill in “First name”."),
        ({"born_on-year": "2300"}, "Date of birth"),
        ({"born_on-day": "31", "born_on-month": "2"}, "not a real date"),
        ({"nhs_number": "999 000 0000"}, "Check the NHS number"),
        ({"nhs_number": "٩٩٩٠٠٠٠٠١٨"}, "10 digits"),
        ({"email": "nobody"}, "name@example.com"),
        ({"family_name": "O\u202eBrien"}, "hidden character"),
        ({"language": "xx"}, "Choose one of the answers"),
        ({"died_on": "1"}, "did not expect"),
    ],
)
def test_a_wrong_detail_is_named_and_nobody_is_added(
    cast: Cast, client: Client, changed: dict[str, str], words: str
) -> None:
    answer = client.post("/people/add/", {**NEW, **changed})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "O’Brien" not in client.get("/people/").content.decode()


def test_the_same_name_and_birth_date_asks_whether_it_is_somebody_else(client: Client) -> None:
    client.post("/people/add/", NEW)
    again = client.post("/people/add/", NEW)
    assert again.status_code == 422
    assert "This name and date of birth are on your list." in again.content.decode()
    assert client.post("/people/add/", {**NEW, "is_somebody_else": "yes"}).status_code == 302


def test_letters_and_channel_are_recorded(cast: Cast, client: Client) -> None:
    address = f"/people/{cast.people['Amina']}/letters/"
    wrong = edit(client, address, {"contact_by": "email", "email": ""})
    assert wrong.status_code == 422
    assert "so that we can write by e-mail" in wrong.content.decode()
    right = {"contact_by": "email", "email": "amina@example.org"}
    assert edit(client, address, right).status_code == 302
    set_identity(cast.coordinator, cast.now)
    view = person_view(by=cast.coordinator, person=cast.people["Amina"])
    assert (view.contact_by, view.email) == ("email", "amina@example.org")
    assert "By email" in client.get(f"/people/{cast.people['Amina']}/").content.decode()


def test_a_coordinator_is_chosen_among_those_who_work_here(cast: Cast, client: Client) -> None:
    nurse, stranger = cast.nurse, cast.intruder
    address = f"/careteam/for/{cast.people['Amina']}/coordinator/"
    assert "Nadia Rahman" in client.get(address).content.decode()
    assert edit(client, address, {"account": str(stranger.account)}).status_code == 422
    assert edit(client, address, {"account": str(nurse.account)}).status_code == 302
    set_identity(cast.coordinator, cast.now)
    named = coordinator_of(by=cast.coordinator, person=cast.people["Amina"])
    assert named is not None and named.name == "Nadia Rahman"


def test_where_the_person_shares_nothing_the_page_says_so_and_leads_nowhere_in_vain() -> None:
    cast = with_agreed_plan(make_cast())
    amina, person = cast.person("Amina"), cast.people["Amina"]
    address, carol = f"/people/{person}/", client_for(cast.coordinator)
    set_identity(amina, cast.now)
    surgery = Reader(organisation=cast.organisations["Greenfield Surgery"])
    open_to_all = carol.get(address).content.decode()
    assert "Open the plan" in open_to_all and "Who sees their plan" in open_to_all
    set_identity(amina, cast.now)
    stop_sharing(by=amina, person=person, reader=surgery, how="online", now=cast.now)
    page = carol.get(address).content.decode()
    assert "Amina does not share their plan with you." in page
    assert "Amina does not share with you who supports them." in page
    for words in ("Open the plan", "Who sees their plan", "Print their copy", "Who may decide", "Whom they look after"):
        assert words not in page, words
    led_to = set(
        re.findall(rf'href="((?:/people/{person}/|/[a-z]+/for/{person}/|/(?:review|document|discuss)/)[^"]*)"', page)
    )
    assert led_to
    for each in led_to:
        assert carol.get(each.replace("&amp;", "&")).status_code == 200, each
