"""Who sees what: chosen step by step, its effect in words before it is saved, stopped at once."""

from uuid import uuid4

import pytest

from alongside.engines.postgres.identity import set_identity
from alongside.records.careteam.changes import add_supporter
from alongside.records.people.changes.accounts import add_account
from alongside.records.sharing.reads import decisions_of
from alongside.rules.actors import Actor, Assurance, Role
from alongside.rules.plan.sections import Section
from tests.cast import SETTING_UP, Cast, make_cast, with_agreed_plan
from tests.doors.web.pages import text_of
from tests.doors.web.posting import post
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return with_agreed_plan(make_cast())


def riverside(cast: Cast, start: str = "/sharing/") -> str:
    return f"{start}with/organisation/{cast.organisations['Riverside']}/"


def decisions(cast: Cast):
    set_identity(cast.person("Amina"), cast.now)
    return decisions_of(by=cast.person("Amina"), person=cast.people["Amina"])


def to_check(client, cast: Cast, *sections: str, start: str = "/sharing/") -> str:
    """Through every step to the page that checks."""
    chosen = post(client, f"{start}new/", reader=f"organisation/{cast.organisations['Riverside']}")
    assert chosen["Location"] == riverside(cast, start)
    until = post(client, chosen["Location"], sections=list(sections))["Location"]
    return str(post(client, until, until="stopped", day__day="", day__month="", day__year="")["Location"])


def test_each_step_leads_to_the_effect_in_words_and_nothing_is_saved_before(cast: Cast) -> None:
    client = client_for(cast.person("Amina"))
    check = to_check(client, cast, "goals", "about-me")
    words = text_of(client.get(check).content.decode())
    assert "Riverside will see About me My goals and what we will do Riverside will not see What matters to me" in words
    assert words.index("will not see") < words.index("My health")
    assert "Nothing is shared until you press the button." in words
    assert decisions(cast) == ()
    assert client_for(cast.charity_worker).get(f"/people/{cast.people['Amina']}/plan/").status_code == 404
    assert post(client, check, confirm="yes")["Location"] == "/sharing/"
    assert "You share “About me”, “My goals and what we will do” with Riverside until you stop it." in text_of(
        client.get("/sharing/").content.decode()
    )
    assert client_for(cast.charity_worker).get(f"/people/{cast.people['Amina']}/plan/").status_code == 200


def test_stopping_takes_one_confirmation_and_works_at_once(cast: Cast) -> None:
    client = client_for(cast.person("Amina"))
    post(client, to_check(client, cast, "goals"), confirm="yes")
    assert "cannot be taken back" in client.get(riverside(cast) + "stop/").content.decode()
    assert post(client, riverside(cast) + "stop/", confirm="yes").status_code == 302
    assert client_for(cast.charity_worker).get(f"/people/{cast.people['Amina']}/plan/").status_code == 404
    assert "You share nothing with Riverside." in client.get("/sharing/").content.decode()


def test_sharing_until_a_day(cast: Cast) -> None:
    client = client_for(cast.person("Amina"))
    until = post(client, riverside(cast), sections=["goals"])["Location"]
    parts = {"day__day": "", "day__month": "", "day__year": ""}
    assert post(client, until, until="day", **parts).status_code == 422
    past = {"day__day": "1", "day__month": "1", "day__year": "2001"}
    assert post(client, until, until="day", **past).status_code == 422
    day = {"day__day": "1", "day__month": "6", "day__year": "2029"}
    check = post(client, until, until="day", **day)["Location"]
    assert "This lasts until 1 June 2029." in client.get(check).content.decode()
    post(client, check, confirm="yes")
    assert str(decisions(cast)[0].ends_on) == "2029-06-01"


@pytest.mark.parametrize(
    "query", ["", "?sections=", "?sections=nonsense", "?sections=goals&until=tomorrow", "?sections=goals,secrets"]
)
def test_an_altered_address_is_refused_and_nothing_is_saved(cast: Cast, query: str) -> None:
    client = client_for(cast.person("Amina"))
    assert post(client, riverside(cast) + f"check/{query}", confirm="yes").status_code == 422
    assert decisions(cast) == ()


def test_a_choice_of_nothing_or_nobody_is_refused(cast: Cast) -> None:
    client = client_for(cast.person("Amina"))
    assert post(client, "/sharing/new/").status_code == 422
    assert post(client, "/sharing/new/", reader=f"organisation/{uuid4()}").status_code == 422
    assert post(client, riverside(cast)).status_code == 422
    assert client.get(f"/sharing/with/organisation/{uuid4()}/").status_code == 404
    assert client.get(f"/sharing/with/nonsense/{cast.organisations['Riverside']}/").status_code == 404


def test_who_looks_after_the_person_is_said_and_can_be_narrowed(cast: Cast) -> None:
    client = client_for(cast.person("Amina"))
    assert "Greenfield Surgery looks after you." in client.get("/sharing/").content.decode()
    surgery = f"/sharing/with/organisation/{cast.organisations['Greenfield Surgery']}/"
    until = post(client, surgery, sections=["goals"])["Location"]
    check = post(client, until, until="stopped", day__day="", day__month="", day__year="")["Location"]
    post(client, check, confirm="yes")
    page = client_for(cast.coordinator).get(f"/people/{cast.people['Amina']}/plan/").content.decode()
    assert "allotment" in page and "granddaughter" not in page


def test_staff_write_down_the_persons_decision_and_how_they_told_them(cast: Cast) -> None:
    start = f"/sharing/for/{cast.people['Amina']}/"
    client = client_for(cast.coordinator)
    check = to_check(client, cast, "goals", start=start)
    assert post(client, check, confirm="yes").status_code == 422
    assert post(client, check, confirm="yes", how="by phone")["Location"] == start
    [decision] = decisions(cast)
    assert (decision.how, decision.sections) == ("by phone", (Section.GOALS,))


@pytest.mark.parametrize("who", ["intruder", "charity_worker"])
def test_nobody_else_decides(cast: Cast, who: str) -> None:
    client = client_for(getattr(cast, who))
    for rest in ("", f"with/organisation/{cast.organisations['Riverside']}/check/?sections=goals"):
        assert post(client, f"/sharing/for/{cast.people['Amina']}/{rest}", how="by phone").status_code in (403, 404)
    assert client.get("/sharing/").status_code in (403, 404)
    assert decisions(cast) == ()


def test_a_person_reaches_their_own_sharing_only(cast: Cast) -> None:
    client = client_for(cast.person("Amina"))
    assert client.get(f"/sharing/for/{cast.people['Bert']}/").status_code == 404
    assert client.get(f"/sharing/for/{cast.people['Amina']}/").status_code == 404


def test_a_carer_chosen_by_name_sees_what_was_chosen(cast: Cast) -> None:
    set_identity(SETTING_UP, cast.now)
    account = add_account(by=SETTING_UP, name="Yusuf Begum", email="yusuf@example.org", now=cast.now)
    set_identity(cast.coordinator, cast.now)
    amina = cast.people["Amina"]
    add_supporter(by=cast.coordinator, person=amina, kind="carer", name="Yusuf Begum", account=account, now=cast.now)
    client = client_for(cast.person("Amina"))
    assert "Yusuf Begum" in client.get("/sharing/new/").content.decode()
    sections = post(client, "/sharing/new/", reader=f"account/{account}")["Location"]
    until = post(client, sections, sections=["what-matters"])["Location"]
    check = post(client, until, until="stopped", day__day="", day__month="", day__year="")["Location"]
    post(client, check, confirm="yes")
    carer = Actor(
        role=Role.CARER, account=account, on_behalf_of=amina, name="Yusuf Begum", assurance=Assurance.TWO_FACTOR
    )
    page = client_for(carer).get(f"/people/{amina}/plan/").content.decode()
    assert "granddaughter" in page and "allotment" not in page


def test_a_second_organisation_lists_who_shares_with_it(cast: Cast) -> None:
    worker = client_for(cast.charity_worker)
    assert "Nobody shares a plan" in worker.get("/sharing/shared-with-us/").content.decode()
    client = client_for(cast.person("Amina"))
    post(client, to_check(client, cast, "goals"), confirm="yes")
    page = worker.get("/sharing/shared-with-us/").content.decode()
    assert "Amina Begum" in page and f"/people/{cast.people['Amina']}/plan/" in page
    assert worker.get("/sharing/shared-with-us/?page=x").status_code == 422
