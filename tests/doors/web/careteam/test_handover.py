"""Who coordinates for whom, handing over after one more look, and handing back."""

import pytest
from django.test import Client

from alongside.engines.postgres.identity import set_identity
from alongside.journey.identify.changes import invite_person
from alongside.records.careteam.reads import coordinator_of
from alongside.rules.actors import Role
from alongside.rules.identify import Reason
from tests.cast import Cast, make_cast
from tests.doors.web.pages import text_of
from tests.doors.web.posting import edit
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db
GREENFIELD = "Greenfield Surgery"


@pytest.fixture
def cast() -> Cast:
    """Carol coordinates for Amina and Bert; Nadia works here too."""
    cast = make_cast()
    cast.accounts["Nadia"] = cast.nurse.known_account
    set_identity(cast.coordinator, cast.now)
    for name in ("Amina", "Bert"):
        invite_person(by=cast.coordinator, person=cast.people[name], reasons=[Reason.NO_PLAN], now=cast.now)
    return cast


@pytest.fixture
def client(cast: Cast) -> Client:
    return client_for(cast.coordinator)


def address(cast: Cast) -> str:
    return f"/careteam/caseloads/{cast.coordinator.account}/"


def chosen(cast: Cast, *names: str, **more: str) -> dict[str, object]:
    people = [str(cast.people[name]) for name in names]
    return {"people": people, "to": [str(cast.accounts["Nadia"])], "note": "Mornings are best.", **more}


def who_coordinates(cast: Cast, name: str) -> str:
    set_identity(cast.coordinator, cast.now)
    named = coordinator_of(by=cast.coordinator, person=cast.people[name])
    return named.name if named else ""


def test_the_list_names_coordinators_and_counts_their_people(client: Client) -> None:
    said = text_of(client.get("/careteam/caseloads/").content.decode())
    assert "Carol Okoro" in said and "2 people" in said and "Works here" in said


def test_a_surgery_without_any_says_so(cast: Cast) -> None:
    said = text_of(client_for(cast.intruder).get("/careteam/caseloads/").content.decode())
    assert "Nobody coordinates for anybody yet." in said


def test_it_is_shown_once_more_before_it_is_done(cast: Cast, client: Client) -> None:
    shown = client.post(address(cast), chosen(cast, "Amina", "Bert"))
    said = text_of(shown.content.decode())
    assert "Hand over 2 people from Carol Okoro?" in said
    assert "Amina Begum: Nadia Rahman" in said and "we tell each person, with both names" in said
    assert who_coordinates(cast, "Amina") == "Carol Okoro", "nothing is done yet"


def test_what_the_second_page_carries_is_what_is_done(cast: Cast, client: Client) -> None:
    shown = client.post(address(cast), chosen(cast, "Amina")).content.decode()
    assert f'name="people" value="{cast.people["Amina"]}"' in shown
    assert f'name="people" value="{cast.people["Bert"]}"' not in shown
    done = client.post(address(cast), chosen(cast, "Amina", confirm="yes"))
    assert done.status_code == 302
    said = text_of(client.get(done["Location"]).content.decode())
    assert "Amina Begum" in said and "Nadia Rahman" in said and "Mornings are best." in said
    assert (who_coordinates(cast, "Amina"), who_coordinates(cast, "Bert")) == ("Nadia Rahman", "Carol Okoro")


def test_it_is_handed_back_from_the_page_that_says_what_was_done(cast: Cast, client: Client) -> None:
    done = client.post(address(cast), chosen(cast, "Amina", "Bert", confirm="yes"))["Location"]
    lately = client.get("/careteam/caseloads/").content.decode()
    assert f'href="{done}"' in lately and "2 people from Carol Okoro" in text_of(lately)
    back = client.post(done, {"confirm": "yes"})
    assert back.status_code == 302
    assert text_of(client.get(back["Location"]).content.decode()).count("Handed back") >= 1
    assert who_coordinates(cast, "Bert") == "Carol Okoro"
    again = client.post(done, {"confirm": "yes"})
    assert again.status_code == 409
    assert "Nobody is left to hand back" in again.content.decode()


def test_choosing_nobody_says_so_by_the_field(cast: Cast, client: Client) -> None:
    wrong = client.post(address(cast), {"note": ""})
    assert wrong.status_code == 422
    assert "Choose at least one answer for “Who is handed over?”" in wrong.content.decode()


def test_somebody_who_coordinates_for_nobody_has_a_page_that_says_so(cast: Cast, client: Client) -> None:
    said = text_of(client.get(f"/careteam/caseloads/{cast.accounts['Nadia']}/").content.decode())
    assert "Nadia Rahman coordinates for nobody now." in said


def test_the_page_of_the_coordinator_tells_who_it_was(cast: Cast, client: Client) -> None:
    page = f"/careteam/for/{cast.people['Amina']}/coordinator/"
    edit(client, page, {"account": str(cast.accounts["Nadia"]), "note": "She likes mornings."})
    said = text_of(client.get(page).content.decode())
    assert "It is Nadia Rahman now." in said
    assert "Carol Okoro handed over to Nadia Rahman." in said and "She likes mornings." in said


def test_a_handover_has_a_note_and_goes_to_somebody_else(cast: Cast, client: Client) -> None:
    page = f"/careteam/for/{cast.people['Amina']}/coordinator/"
    silent = edit(client, page, {"account": str(cast.accounts["Nadia"]), "note": ""})
    assert silent.status_code == 422 and "Fill in “Note for the next coordinator”" in text_of(silent.content.decode())
    same = edit(client, page, {"account": str(cast.coordinator.account), "note": "Mornings."})
    assert same.status_code == 422 and "They are the coordinator now." in text_of(same.content.decode())


@pytest.mark.parametrize("role", [Role.HEALTH_CARE_ASSISTANT, Role.VCSE_PARTNER, Role.ADMINISTRATOR])
def test_handing_over_is_not_for_every_role(cast: Cast, role: Role) -> None:
    client = client_for(cast.staff("Otto Lane", role, GREENFIELD))
    assert client.get("/careteam/caseloads/").status_code == 403
    assert client.post(address(cast), chosen(cast, "Amina", confirm="yes")).status_code == 403


def test_a_practice_administrator_hands_over(cast: Cast) -> None:
    client = client_for(cast.staff("Pat Webb", Role.PRACTICE_ADMINISTRATOR, GREENFIELD))
    assert client.post(address(cast), chosen(cast, "Bert", confirm="yes")).status_code == 302
    assert who_coordinates(cast, "Bert") == "Nadia Rahman"
